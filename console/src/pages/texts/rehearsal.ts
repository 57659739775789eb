// A conversation as a rehearsal tells it, turn by turn, and where two of them part.
export interface Turn { isCitizen: boolean; text: string; faults: string[] }
export interface TurnChange { question: string; before: string; after: string; faults: string[] }

// "  > 你好" is said to us, of a stock answer with its slot behind it: "  > 对　　（confirm）". "  < 您好"
// is our answer, "  ✗ 第 41 行：不该说：…" what was wrong with it; other lines go on with the one before.
export function turnsOf(dialogue: string): Turn[] {
  const turns: Turn[] = [];
  for (const line of dialogue.split('\n')) {
    const said = /^ {2}(.*?)([<>]) (.*)$/.exec(line);
    const last = turns.at(-1);
    const fault = /^ *✗ (?:第 \d+ 行：)?(.*)$/.exec(line);
    if (fault) last?.faults.push(fault[1] ?? '');
    else if (said)
      turns.push({ isCitizen: said[2] === '>', faults: [],
        text: (said[1] ?? '') + (said[3] ?? '').replace(/\u3000+（[a-z_0-9]+）$/, '') });
    else if (last && line.trim() && !/^ {2}[@!] /.test(line)) last.text += `\n${line.trim()}`;
  }
  return turns;
}

// Each answer that is another, with what it answers. The turns of both stand side by side, as only
// words were changed; where one has more of them, the rest is told as it is.
export function changesIn(before: string, after: string): TurnChange[] {
  const [old, fresh] = [turnsOf(before), turnsOf(after)];
  const changes: TurnChange[] = [];
  let question = '';
  for (let at = 0; at < Math.max(old.length, fresh.length); at += 1) {
    const [was, is] = [old[at], fresh[at]];
    if ((is ?? was)?.isCitizen) question = (is ?? was)?.text ?? '';
    const faults = (is?.faults ?? []).filter((one) => !was?.faults.includes(one));
    if (was?.text !== is?.text || faults.length > 0)
      changes.push({ question, before: was?.text ?? '', after: is?.text ?? '', faults });
  }
  return changes;
}
