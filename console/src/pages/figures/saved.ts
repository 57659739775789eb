// Gives a file to the person, as the browser saves files.
export function saved(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the file by the next task.
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 0);
}
