/** `漢字[かんじ]`: a space before it ends what went before and is not shown. Sounds look alike and are left alone. */
const annotated = / ?([^ >[]{1,60}?)\[([^\]]{1,200}?)\]/g;

const replaceRuby = (text: string, show: (base: string, reading: string) => string) =>
  text
    .replaceAll('&nbsp;', ' ')
    .replace(annotated, (whole, base: string, reading: string) => (reading.startsWith('sound:') ? whole : show(base, reading)));

export const furigana = (text: string) => replaceRuby(text, (base, reading) => `<ruby><rb>${base}</rb><rt>${reading}</rt></ruby>`);
export const kanji = (text: string) => replaceRuby(text, (base) => base);
export const kana = (text: string) => replaceRuby(text, (_base, reading) => reading);
