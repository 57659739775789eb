// A client of the API that trusts nobody: each answer is validated by ajv against the document that
// the program itself serves.
import assert from 'node:assert/strict';

import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const escaped = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');

export class Client {
  static async open(url) {
    const answer = await fetch(`${url}/api/openapi.json`);
    assert.equal(answer.status, 200);
    const client = new Client();
    client.url = url;
    client.document = await answer.json();
    const judged = await new Validator().validate(structuredClone(client.document));
    assert.ok(judged.valid, JSON.stringify(judged.errors));
    client.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(client.ajv);
    client.ajv.addSchema(client.document, 'api');
    client.done = new Set();  // operations that were answered as hoped for
    return client;
  }

  operations() {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  }

  rowOf(method, path) {
    const pieces = path.split('?')[0].split('/');
    const row = this.operations().find((one) => one.method === method.toLowerCase() &&
      one.path.split('/').length === pieces.length &&
      one.path.split('/').every((piece, i) => piece.startsWith('{') || piece === pieces[i]));
    assert.ok(row, `${method} ${path} is in the document`);
    return row;
  }

  // Asks, validates what is answered, and expects its status.
  async ask(method, path, { key, body, headers = {}, expect = 200, type = 'application/json' } = {}) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      body: body === undefined ? undefined : type === 'application/json' ? JSON.stringify(body) : body,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString();
    assert.equal(answer.status, expect, `${method} ${path}: ${text}`);
    const row = this.rowOf(method, path);
    this.validate(row, answer, text);
    if (answer.status < 300) {
      this.done.add(row.operation.operationId);
      if (type === 'application/json' && body !== undefined) this.validateRequest(row, body);
    }
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { body: isJson && text ? JSON.parse(text) : null, bytes, headers: answer.headers };
  }

  // What was taken is what the document says is taken.
  validateRequest({ path, method }, body) {
    const pointer = `/paths/${escaped(path)}/${method}/requestBody/content/application~1json/schema`;
    const check = this.ajv.compile({ $ref: `api#${pointer}` });
    assert.ok(check(body), `${method} ${path}: ${JSON.stringify(check.errors)}`);
  }

  validate({ path, method, operation }, answer, text) {
    const named = operation.responses[answer.status] ? String(answer.status) : 'default';
    let pointer = `/paths/${escaped(path)}/${method}/responses/${named}`;
    let response = operation.responses[named];
    if (response.$ref) {
      pointer = response.$ref.slice(1);
      response = this.document.components.responses[response.$ref.split('/').at(-1)];
    }
    if (!response.content) return assert.equal(text, '');
    const type = answer.headers.get('content-type');
    assert.ok(response.content[type], `${method} ${path}: ${type} is promised`);
    if (type === 'application/pdf') return assert.ok(text.startsWith('%PDF-'), `${path} is a PDF`);
    if (type === 'text/csv') return assert.ok(text.includes('","'), `${path} is a table`);
    const check = this.ajv.compile({ $ref: `api#${pointer}/content/${escaped(type)}/schema` });
    assert.ok(check(JSON.parse(text)), `${method} ${path}: ${JSON.stringify(check.errors)} in ${text}`);
  }
}
