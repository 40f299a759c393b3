// What 'drizzle-kit push' does where it matters to a restore: takes DATABASE_URL from its environment alone, prints the
// statements it runs, and before a statement that loses data asks, which without a terminal it waits for until its end.
'use strict';

const path = require('path');
const { Client } = require('pg');
const { tables, drop } = require(path.join(__dirname, '..', 'schema.json'));

if (!process.env.DATABASE_URL) {
  console.error('Error: Either connection "url" or "host", "database" are required for PostgreSQL database connection');
  process.exit(1);
}

async function exists(client, table) {
  const found = await client.query('SELECT to_regclass($1) AS it', [table]);
  return found.rows[0].it !== null;
}

async function run(client, statement) {
  console.log(statement);
  await client.query(statement);
}

function ask(question) {
  process.stdout.write(`${question}\n❯ No, abort\n  Yes, I want to remove`);
  if (process.stdin.isTTY) {
    return new Promise((resolve) => process.stdin.once('data', (typed) => resolve(String(typed).startsWith('y'))));
  }
  // The real one keeps its event loop busy with a prompt that nobody can see.
  return new Promise(() => setInterval(() => {}, 1 << 30));
}

async function push(client) {
  console.log('Reading config file, pulling schema from database...');
  for (const [table, columns] of Object.entries(tables)) {
    if (!(await exists(client, table))) await run(client, `CREATE TABLE "${table}" (${columns});`);
  }
  for (const table of drop) {
    if (!(await exists(client, table))) continue;
    const { rows } = await client.query(`SELECT count(*) AS n FROM "${table}"`);
    console.log('· You\'re about to delete %s table with %s items', table, rows[0].n);
    console.log('THIS ACTION WILL CAUSE DATA LOSS AND CANNOT BE REVERTED');
    if (!(await ask('Do you still want to push changes?'))) return console.log('[x] All changes were aborted');
    await run(client, `DROP TABLE "${table}" CASCADE;`);
  }
  console.log('[✓] Changes applied');
}

(async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await push(client);
  await client.end();
})().catch((error) => {
  console.error(error.message || String(error));
  process.exit(1);
});
