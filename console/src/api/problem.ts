// What the program, or the line to it, says no with: as an error that a page can show.
import type { components } from './schema';

export type Problem = components['schemas']['Problem'];
export type Fault = components['schemas']['Fault'];

// The program answered, and said no.
export class Refusal extends Error {
  constructor(readonly problem: Problem, readonly retryAfterSeconds: number | null = null) {
    super(sentence(problem.detail, problem.remedy));
    this.name = 'Refusal';
  }
  get code(): string { return this.problem.code; }
  get status(): number { return this.problem.status; }
}

// Nobody answered: the line is down, or the program is.
export class Offline extends Error {
  constructor() {
    super('连不上服务器。请检查网络，稍后再试。');
    this.name = 'Offline';
  }
}

export function sentence(detail: string, remedy: string): string {
  const ended = /[。！？]$/.test(detail) ? detail : `${detail}。`;
  if (!remedy) return ended;
  return ended + (/[。！？]$/.test(remedy) ? remedy : `${remedy}。`);
}

// One line for each fault, as a person reads it.
export function faultLines(problem: Problem): string[] {
  const faults = problem.errors ?? [];
  if (faults.length === 0) return [];
  return faults.map((fault) => placeOf(fault) + sentence(fault.detail, fault.remedy));
}

// Of what was pasted the line and its words, of a table the line and the column: what a person can find.
function placeOf(fault: Fault): string {
  const cell = /^表格:(\d+)(?:: (.+))?$/.exec(fault.where);
  if (cell) return `第${cell[1] ?? ''}行${cell[2] ? `“${cell[2]}”` : ''}：`;
  return /^第\d+行/.test(fault.where) ? `${fault.where}：` : '';
}

// Of an answer that is no problem+json: what stands in front of the program, or an old version.
const kOfStatus: Record<number, string> = {
  401: '登录已经失效',
  403: '没有做这件事的权限',
  404: '没有这一项，或者您看不到它',
  413: '内容太长',
  429: '操作太频繁',
  502: '服务暂时不可用',
  503: '服务暂时不可用',
};

export function plainProblem(status: number): Problem {
  return {
    type: 'about:blank', title: '', status, code: `http.${status}`, where: '',
    detail: kOfStatus[status] ?? '这一步没有办成',
    remedy: status === 403 || status === 404 ? '' : '请稍后再试',
  };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value &&
    typeof value.code === 'string' && typeof value.detail === 'string';
}

export function problemOf(status: number, body: unknown): Problem {
  return isProblem(body) ? { ...plainProblem(status), ...body, status } : plainProblem(status);
}

// What a page shows of anything that was thrown.
export function messageOf(error: unknown): string {
  if (error instanceof Refusal || error instanceof Offline) return error.message;
  return '页面出了错，请刷新后再试。';
}
