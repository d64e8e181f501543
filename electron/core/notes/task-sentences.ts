/** What tasks for a terminal or an editor begin with. */
const imperatives = new Set(
  (
    'add adjust allow annotate append apply approve assign attach autoscale back backup bind block bring build cancel change check clean clear configure ' +
    'connect convert copy cordon count create debug decode decrease define delete deny deploy describe determine disable discover display drain dry-run ' +
    'edit enable encode ensure enter evict execute expand explain export expose extend extract fetch filter find fix follow force forward generate get give ' +
    'grant identify implement import increase initialise initialize inspect install investigate join kill label launch let leverage limit list load locate log look make mark ' +
    'modify monitor mount move open output override overwrite patch pause permit pin place port-forward print prevent promote protect provide provision pull push put query ' +
    'read rebuild recreate redeploy reduce remove rename renew repair replace request require reserve reset resize restart restore restrict resume retrieve return ' +
    'revert revoke rewrite roll rollback rotate run save scale schedule search see select send serve set show sort spread start stop store stream switch sync tail ' +
    'taint tell terminate test tolerate trigger turn uncordon undo uninstall unpause unset untaint update upgrade use validate verify view wait watch write'
  ).split(' '),
);

/** Whether a sentence tells somebody to do something. */
export function isTask(sentence: string): boolean {
  const plain = sentence
    .replace(/^[\s*_#>-]+/, '')
    .replace(/^(?:\d+[.)]|please|now|then|next|also|in namespace \S+,|on \S+,|as (?:a |an |the )?\S+,)\s+/i, '');
  const word = /^[A-Za-z-]+/.exec(plain)?.[0].toLowerCase() ?? '';
  return imperatives.has(word);
}

/** Whether a sentence leans on something outside of itself: a page, a picture, a file, the text before. */
export function pointsElsewhere(sentence: string): boolean {
  return /\b(?:below|above|following|previous(?:ly)?|earlier|next (?:lesson|section|step|chapter)|this (?:example|lesson|section|chapter|page|image|file|case|step)|page \d+|chapter \d+|as shown|like (?:this|so)|(?:the|this|our|same) (?:same )?(?:image|diagram|screenshot|picture|template|example))\b/i.test(
    sentence,
  );
}
