// Which fields an entry on the ledger has: read from the API's document, so that a form is never
// behind the program.
import type { components } from './schema';

export type FieldKind = 'text' | 'texts' | 'whole' | 'flag' | 'date' | 'choice' | 'choices';
export interface EventField { name: string; kind: FieldKind; choices: string[] }
export interface EventShape { name: string; title: string; fields: EventField[] }
export type EventName = components['schemas']['NewEvent']['event'];

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const node = (value: unknown): Node => (isNode(value) ? value : {});
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

// Lists of things within a field (members of a task force, corrections) need more than a form.
function kindOf(schema: Node): FieldKind | null {
  if (schema['enum']) return 'choice';
  if (schema['type'] === 'integer') return 'whole';
  if (schema['type'] === 'boolean') return 'flag';
  if (schema['type'] === 'string') return schema['format'] === 'date' ? 'date' : 'text';
  const items = node(schema['items']);
  if (items['enum']) return 'choices';
  return items['type'] === 'string' ? 'texts' : null;
}

export function shapesOf(document: unknown): EventShape[] {
  const schemas = node(node(node(document)['components'])['schemas']);
  const shapes: EventShape[] = [];
  for (const [key, schema] of Object.entries(schemas)) {
    if (!key.startsWith('NewEvent_') || !isNode(schema)) continue;
    const fields: EventField[] = [];
    for (const [name, field] of Object.entries(node(schema['properties']))) {
      if (['event', 'as', 'by', 'date'].includes(name)) continue;
      const kind = kindOf(node(field));
      const choices = texts(node(field)['enum'] ?? node(node(field)['items'])['enum']);
      if (kind) fields.push({ name, kind, choices });
    }
    shapes.push({ name: key.slice('NewEvent_'.length), title: String(schema['title']), fields });
  }
  return shapes;
}

let asked: Promise<EventShape[]> | null = null;
export function eventShapes(): Promise<EventShape[]> {
  asked ??= fetch('/api/openapi.json').then((answer) => answer.json()).then(shapesOf)
    .catch((error: unknown) => {
      asked = null;
      throw error;
    });
  return asked;
}
