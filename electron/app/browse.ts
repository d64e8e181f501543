import * as v from 'valibot';
import { browseLayout, savedSearch, type BrowseApi, type BrowseLayout, type SavedSearch } from '../contract/browse';
import { parseSearch } from '../core/search/parse';
import type { Context } from './context';
import { searchMoment } from './search-moment';

type BrowseMethods = Pick<
  BrowseApi,
  'browse' | 'browseRows' | 'searchNames' | 'savedSearches' | 'saveSearch' | 'removeSearch' | 'browseLayout' | 'setBrowseLayout'
>;

const searchesName = 'saved-searches';
const layoutName = 'browse-layout';
const usualLayout: BrowseLayout = {
  columns: ['front', 'deck', 'due', 'retrievability'],
  sort: null,
  descending: false,
};

/** Searches, their results and the table they are shown in. */
export function browseMethods(context: Context): BrowseMethods {
  const saved = (): SavedSearch[] => {
    const read = v.safeParse(v.array(savedSearch), context.store().settings.get(searchesName) ?? []);
    return read.success ? read.output : [];
  };
  const keep = (label: string, searches: SavedSearch[]): SavedSearch[] => {
    const { perform, settings } = context.store();
    perform({ type: 'search', label }, context.now().at, () => settings.set(searchesName, searches));
    context.changed();
    return saved();
  };
  const layout = (): BrowseLayout => {
    const read = v.safeParse(browseLayout, context.store().settings.get(layoutName));
    return read.success ? read.output : usualLayout;
  };

  return {
    browse: ({ query, sort, descending }) => {
      const parsed = parseSearch(query);
      if (!parsed.ok) return parsed;
      const order = sort === null ? null : { column: sort, descending };
      return { ok: true, cards: context.store().search.ids(parsed.node, order, searchMoment(context)), hints: parsed.hints };
    },
    browseRows: ({ cards }) => context.store().search.rows(cards, searchMoment(context)),
    searchNames: () => context.store().search.names(),

    savedSearches: saved,
    saveSearch: ({ name, query }) => {
      const others = saved().filter((search) => search.name !== name);
      return keep(
        `Search “${name}”`,
        [...others, { name, query }].sort((a, b) => a.name.localeCompare(b.name)),
      );
    },
    removeSearch: ({ name }) =>
      keep(
        `Removal of the search “${name}”`,
        saved().filter((search) => search.name !== name),
      ),

    browseLayout: layout,
    setBrowseLayout: (chosen) => {
      const { perform, settings } = context.store();
      // No step of its own for undo: a table is put right by a click.
      perform({ type: 'layout', label: 'Columns of the table', background: true }, context.now().at, () =>
        settings.set(layoutName, { ...chosen, columns: [...new Set(chosen.columns)] }),
      );
      return layout();
    },
  };
}
