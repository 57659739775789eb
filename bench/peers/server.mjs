// The callback door as a Node service has it: verify, decrypt, de-duplicate, one durable row, then 200.
//
//   node server.mjs each|turn FOLDER TOKEN ENCODING_AES_KEY RECEIVE_ID
//
// each: a commit for each callback. turn: one commit for all that came in a turn of the event loop.
// Prints "port N" when it serves; ends when its input ends.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { timingSafeEqual } from 'node:crypto'
import { decrypt, getSignature } from '@wecom/crypto'
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const [manner, folder, token, aesKey, receiveId] = process.argv.slice(2)
const kFreshSeconds = 600

mkdirSync(folder, { recursive: true })
const database = new Database(join(folder, `peer-${manner}.db`))
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec(`CREATE TABLE IF NOT EXISTS seen (signature TEXT PRIMARY KEY, kind TEXT NOT NULL,
  raw TEXT NOT NULL, at INTEGER NOT NULL)`)
const insert = database.prepare('INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')

const sameText = (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

// The row to keep, or the status to refuse with.
function read(query, body) {
  const { msg_signature: signature, timestamp, nonce } = query
  if (!signature || !timestamp || !nonce) return 400
  const encrypted = /<Encrypt><!\[CDATA\[([^\]]+)\]\]><\/Encrypt>/.exec(body)?.[1]
  if (!encrypted) return 400
  if (!sameText(getSignature(token, timestamp, nonce, encrypted), signature)) return 403
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > kFreshSeconds) return 403
  const { message, id } = decrypt(aesKey, encrypted)
  if (id !== receiveId) return 403
  const kind = /<(?:Event|MsgType)><!\[CDATA\[([^\]]+)\]\]>/.exec(message)?.[1] ?? ''
  return [signature, kind, message, Date.now()]
}

const waiting = []
const commitAll = database.transaction(() => {
  for (const { row } of waiting) insert.run(row)
})

// Rows of this turn of the event loop, committed together when the turn's input is read.
function commitThisTurn() {
  commitAll()
  for (const { answer } of waiting.splice(0)) answer()
}

const server = Fastify({ logger: false, bodyLimit: 1024 * 1024, keepAliveTimeout: 75000 })
server.addContentTypeParser('text/xml', { parseAs: 'string' }, (_, body, done) => done(null, body))
server.post('/webhooks/wecom/kf', (request, reply) => {
  const row = read(request.query, request.body)
  if (!Array.isArray(row)) {
    reply.code(row).send()
  } else if (manner === 'each') {
    insert.run(row)
    reply.code(200).send()
  } else {
    if (waiting.length === 0) setImmediate(commitThisTurn)
    waiting.push({ row, answer: () => reply.code(200).send() })
  }
})

await server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 })
console.log(`port ${server.server.address().port}`)
process.stdin.on('end', () => process.exit(0)).resume()
