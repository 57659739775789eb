// The office of the runs: its settings, its own file, and the two programs that play in it.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { Balancer } from './balancer.mjs';
import { Middleman } from './middleman.mjs';
import { Platform } from './platform.mjs';
import { freePort, Program } from './program.mjs';
import { smsAccounts } from './sms_accounts.mjs';

// What the stand-in plays with unless told otherwise.
const kWecom = {
  corp_id: 'wwdemo0000000001',
  app: {
    agent_id: 1000002, secret: 'demo-app-secret', token: 'DemoAppToken',
    aes_key: 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU',
  },
  kf: {
    open_kfid: 'wkDemoDesk0001', secret: 'demo-kf-secret', token: 'DemoKfToken',
    aes_key: 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU',
  },
};

const kSlots = ['09:00', '09:30', '10:00', '10:30', '14:00', '14:30', '15:00', '15:30'];

function officeFile({ capacity, citizens = [], cases = [] }) {
  return {
    office: {
      id: 'lanting', name: '兰亭县药品监督管理局信访办', short: '兰药',
      address: '兰亭县清河路12号一楼接待室', phone: '0999-5550177',
      hours: '工作日 9:00-12:00、14:00-17:00', rules: '2022', office_kind: 'bureau',
      reviewer: '兰亭市药品监督管理局', review_of_reviewer: '兰亭市人民政府',
    },
    reception: {
      register_until_day: 10, day: 15, move: 'next_working_day',
      move_register: 'next_working_day', slots: kSlots, capacity, max_people: 5,
      rota: { morning: '高山', afternoon: '柳青' },
    },
    staff: [
      { name: '高山', post: '局长', role: 'leader', principal: true, userid: 'gaoshan' },
      { name: '柳青', post: '副局长', role: 'leader', userid: 'liuqing' },
      { name: '方舟', post: '信访办主任', role: 'office_head', userid: 'fangzhou' },
      { name: '夏雨', post: '信访办值班', role: 'duty', userid: 'xiayu' },
      { name: '常青', post: '药品科干部', role: 'handler', unit: '药品科', userid: 'changqing' },
    ],
    units: [{ name: '药品科', leader_in_charge: '柳青' }],
    told: { default: ['夏雨'], complaint: ['方舟'], accusation: ['方舟'], low_rating: ['方舟'] },
    citizens,
    cases,
  };
}

function ran(command, args) {
  return new Promise((resolve) => {
    execFile(command, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code ?? error.signal : 0, stdout, stderr });
    });
  });
}

// A database of its own on the server that tests/on_postgresql.sh has started.
async function freshDatabase(name) {
  // The host is a folder, which the class URL does not take.
  const host = /[?&]host=([^&]+)/.exec(process.env.HUIYIN_TEST_POSTGRESQL ?? '')?.[1];
  if (!host) throw new Error('--engine postgresql runs within tests/on_postgresql.sh: ./dev faults');
  const made = await ran('psql', ['-q', '-h', host, '-U', 'huiyin', '-d', 'postgres', '-c',
    `CREATE DATABASE "${name}" TEMPLATE template0`]);
  if (made.code !== 0) throw new Error(`psql: ${made.stderr}`);
  return `postgresql://huiyin@/${name}?host=${host}`;
}

// A fresh office with its platform: folder, settings, stand-in, and its gateways, each with one of
// its own between it and the platform. `settings.sms`: { channels, lineUrl, saw }, as Middleman and
// smsAccounts have them; `tls`: the platform is spoken to over TLS.
export class Office {
  constructor({
    huiyin, sim, folder, seed, capacity, citizens, cases, settings = {}, engine = 'sqlite',
    instances = 1, tls = false,
  }) {
    Object.assign(this, { huiyin, sim, folder, seed, settings, engine, instances, tls });
    this.file = officeFile({ capacity, citizens, cases });
    this.staff = this.file.staff.map((member) => member.userid);
    this.capacity = capacity;
    this.seats = capacity * kSlots.length;
  }

  get gateway() { return this.gateways[0].program; }

  async open({ faults = {} } = {}) {
    mkdirSync(this.folder, { recursive: true });
    const simPort = await freePort(), tlsPort = this.tls ? await freePort() : null;
    this.tlsFolder = join(this.folder, 'tls');
    writeFileSync(join(this.folder, 'office.json'), JSON.stringify(this.file, null, 1));
    this.database = this.engine === 'postgresql'
      ? await freshDatabase(basename(this.folder).replace(/\W/g, '_')) : 'sqlite:huiyin.db';
    this.gateways = [];
    const platformPort = tlsPort ?? simPort;
    for (let i = 1; i <= this.instances; ++i)
      this.gateways.push(await this.gatewayOf(i, platformPort));
    this.balancer = await new Balancer(this.gateways.map(({ port }) => port)).start();
    const door = `http://127.0.0.1:${this.balancer.port}`;
    const options = Object.entries(faults).flatMap(
      ([name, value]) => ['--fault', `${name}=${JSON.stringify(value)}`]);
    this.standIn = new Program({
      name: 'huiyin-sim', command: this.sim, log: join(this.folder, 'sim.log'),
      args: ['--listen', `127.0.0.1:${simPort}`, '--gateway', door,
        // Each citizen who listens takes one; with fewer the gateway's calls would wait behind them.
        '--seed', String(this.seed), '--http-threads', String(this.file.citizens.length + 400),
        '--office', join(this.folder, 'office.json'), ...options,
        ...(this.tls
          ? ['--tls-folder', this.tlsFolder, '--tls-listen', `127.0.0.1:${tlsPort}`] : [])],
      ready: `http://127.0.0.1:${simPort}/`,
    });
    this.platform = new Platform(simPort);
    if (this.file.cases.length > 0) await this.import();
    await this.standIn.start().ready();
    if (this.tls) for (const { between } of this.gateways) between.trust(this.certificates());
    for (const { program } of this.gateways) await program.start().ready();
    return this;
  }

  // What the stand-in made at its start.
  certificates() {
    const read = (name) => readFileSync(join(this.tlsFolder, name));
    return { ca: read('ca.pem'), cert: read('certificate.pem'), key: read('key.pem') };
  }

  // One instance: its port, its settings, the one between, the program.
  async gatewayOf(i, platformPort) {
    const port = await freePort();
    const { sms, wecom, ...more } = this.settings;
    const between = await new Middleman(platformPort, { saw: sms?.saw, tls: this.tls }).start();
    const httpUrl = `${this.tls ? 'https' : 'http'}://127.0.0.1:${between.port}`;
    const config = join(this.folder, `huiyin-${i}.json`);
    this.config ??= config;
    writeFileSync(config, JSON.stringify({
      listen: `127.0.0.1:${port}`, data_dir: 'data', office: 'office.json',
      database: this.database,
      wecom: { base_url: httpUrl, ...kWecom, ...wecom },
      ...(sms && { sms: smsAccounts(sms.channels, { httpUrl, lineUrl: sms.lineUrl }) }),
      ...(this.tls && { ca_file: 'tls/ca.pem' }), ...more,
    }, null, 1));
    const program = new Program({
      name: `huiyin ${i}`, command: this.huiyin, args: ['serve', '--config', config],
      log: join(this.folder, `huiyin-${i}.log`), ready: `http://127.0.0.1:${port}/readyz`,
    });
    return { port, between, program };
  }

  async import() {
    const done = await ran(
      this.huiyin, ['import', join(this.folder, 'office.json'), '--config', this.config]);
    if (done.code !== 0) throw new Error(`huiyin import: ${done.code}\n${done.stderr}`);
  }

  // Every living booking, as the product itself tells them when asked for one that is not there.
  async livingBookings() {
    const asked = await ran(
      this.huiyin, ['rehearse', '--config', this.config, '--effect', 'booking no=NONE']);
    if (asked.code !== 1) throw new Error(`rehearse --effect: ${asked.code} ${asked.stderr}`);
    const row = /^ +([A-Z]\d{4,}) (\S+) (\S+) (\d+)人 (\d{4}-\d\d-\d\d) (\d\d:\d\d) (.*)$/gm;
    return [...asked.stderr.matchAll(row)].map(
      ([, number, name, phone, people, date, time, matter]) => (
        { number, name, phone, people: Number(people), date, time, matter }));
  }

  // The exit code of each instance, as one: 0 where all are.
  async close() {
    const ends = [];
    for (const { program } of this.gateways) ends.push(await program.stop());
    this.platform.close();
    await this.balancer.stop();
    for (const { between } of this.gateways) await between.stop();
    await this.standIn.stop();
    return ends.find((end) => end !== 0) ?? 0;
  }
}
