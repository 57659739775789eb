// Where the sign at that offset of an element's text stands: the lower left corner of it, within the
// element's offset parent.
export function placeIn(element: HTMLElement, offset: number): { left: number; top: number } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left >= length) {
      left -= length;
      continue;
    }
    const range = document.createRange();
    range.setStart(node, left);
    range.setEnd(node, Math.min(left + 1, length));
    const box = range.getBoundingClientRect();
    const frame = element.getBoundingClientRect();
    return { left: box.left - frame.left, top: box.bottom - frame.top + 4 };
  }
  return { left: 0, top: element.offsetHeight };
}
