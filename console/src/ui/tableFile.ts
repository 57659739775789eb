// The text of a table that somebody chose, as Excel saves it on a Chinese machine, or in UTF-8.
export async function tableText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

export const kTableBytesMax = 1_000_000;
