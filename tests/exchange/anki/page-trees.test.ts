import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPageTrees } from '../../../electron/exchange/anki/page-trees';
import { temporaryFolder } from '../../store/temporary-store';

const children = { sorted: 12, kind: { index: 2, table: 5 } };

/** A database with trees of three levels, and free pages that were parts of such trees. */
function makeFile(pragmas: string): string {
  const file = join(temporaryFolder(), 'collection');
  const db = new Database(file);
  db.exec(`${pragmas}; CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT); CREATE INDEX by_text ON kept (text);
    CREATE TABLE gone (id INTEGER PRIMARY KEY, text TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) INSERT INTO kept SELECT i, printf('%050d', i) FROM n;
    INSERT INTO gone SELECT * FROM kept;`);
  // In more tables than one page of the schema can name.
  for (let table = 0; table < 60; table++) db.exec(`CREATE TABLE t${table} (${'x'.repeat(100)} INTEGER)`);
  db.exec('DELETE FROM gone');
  db.close();
  return file;
}

function alter(file: string, change: (bytes: Buffer, pageSize: number) => void): void {
  const bytes = readFileSync(file);
  change(bytes, bytes.readUInt16BE(16));
  writeFileSync(file, bytes);
}

/** Where the first interior page of a kind lies. */
function interiorAt(bytes: Buffer, pageSize: number, kind: number): number {
  for (let at = pageSize; at < bytes.length; at += pageSize) if (bytes[at] === kind) return at;
  throw new Error('no interior page');
}

describe('the pages of a database', () => {
  it.each([
    'PRAGMA page_size = 512',
    'PRAGMA page_size = 4096',
    'PRAGMA page_size = 1024; PRAGMA auto_vacuum = INCREMENTAL',
    'PRAGMA page_size = 65536',
  ])('are sound with %s', (pragmas) => {
    const file = makeFile(pragmas);
    expect(readFileSync(file).readUInt32BE(36)).toBeGreaterThan(0);
    expect(() => checkPageTrees(file)).not.toThrow();
  });

  it.each(['table', 'index'] as const)('may not be children of two pages of a %s', (kind) => {
    const file = makeFile('PRAGMA page_size = 512');
    alter(file, (bytes, pageSize) => {
      const page = interiorAt(bytes, pageSize, children.kind[kind]);
      const cell = (index: number) => page + bytes.readUInt16BE(page + children.sorted + index * 2);
      bytes.copy(bytes, cell(1), cell(0), cell(0) + 4);
    });
    expect(() => checkPageTrees(file)).toThrow(/damaged/);
  });

  it('may not be children of two pages of the schema', () => {
    const file = makeFile('PRAGMA page_size = 512');
    alter(file, (bytes) => {
      expect(bytes[100]).toBe(children.kind.table);
      const cell = (index: number) => bytes.readUInt16BE(100 + children.sorted + index * 2);
      bytes.copy(bytes, cell(1), cell(0), cell(0) + 4);
    });
    expect(() => checkPageTrees(file)).toThrow(/damaged/);
  });

  it('may not be free in a circle, or freer than they are long', () => {
    const circle = makeFile('PRAGMA page_size = 512');
    alter(circle, (bytes, pageSize) => {
      const first = bytes.readUInt32BE(32);
      bytes.writeUInt32BE(first, (first - 1) * pageSize);
    });
    expect(() => checkPageTrees(circle)).toThrow(/damaged/);
    const long = makeFile('PRAGMA page_size = 512');
    alter(long, (bytes, pageSize) => bytes.writeUInt32BE(0xffff_ffff, (bytes.readUInt32BE(32) - 1) * pageSize + 4));
    expect(() => checkPageTrees(long)).toThrow(/damaged/);
  });

  it('may not be fewer than the header says, nor of a size that none have', () => {
    const file = makeFile('PRAGMA page_size = 512');
    writeFileSync(file, readFileSync(file).subarray(0, -512));
    expect(() => checkPageTrees(file)).toThrow(/cut short/);
    alter(file, (bytes) => bytes.writeUInt16BE(513, 16));
    expect(() => checkPageTrees(file)).toThrow(/damaged/);
  });
});
