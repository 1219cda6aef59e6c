/** A database's tables as their statements say. All names in lower case. */

export interface Table {
  name: string;
  columns: Column[];
  /** Empty: none. */
  primaryKey: string[];
  foreignKeys: ForeignKey[];
  uniques: string[][];
  /** Columns of each index in their order; those on expressions are left out. */
  indexes: string[][];
}

export interface Column {
  name: string;
  /** As it is written, e.g. `varchar(200)`, `text[]`; empty in SQLite, where it may be. */
  type: string;
  notNull: boolean;
}

export interface ForeignKey {
  columns: string[];
  table: string;
  /** Empty: the other table's primary key. */
  references: string[];
}

export type Schema = Map<string, Table>;
