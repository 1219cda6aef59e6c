/**
 * How a library is found in a project: in the file that lists dependencies, and in source code that imports it. The files are
 * anybody's: no pattern begins with blanks that may run over lines, since a file of empty lines would take it for ever.
 */

export interface Library {
  /** As people know it, e.g. `ioredis`. */
  name: string;
  /** Files that list it, and how it stands in them; null: it comes with the language and is listed nowhere. */
  listed: { file: RegExp; dependency: RegExp } | null;
  /** How source code says that it uses it. */
  imported: RegExp;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** @param name in npm; one that starts with `node:` or `bun:` comes with the program that runs it */
export function npm(name: string): Library {
  const isBuiltIn = /^(node|bun):/.test(name);
  return {
    name,
    listed: isBuiltIn
      ? null
      : { file: /(^|\/)(package|deno)\.json$/, dependency: new RegExp(`"${literal(name)}"\\s*:`) },
    // Also by an address with its version, as Deno has it: npm:redis@5.
    imported: new RegExp(
      `(\\bfrom\\s+|\\brequire\\(\\s*|\\bimport\\(?\\s*)["'](npm:)?${literal(name)}(@[\\w.^~-]+)?["'/]`,
    ),
  };
}

/** @param name in PyPI; null: part of Python @param module how it is imported, where that is another name */
export function python(name: string | null, module = name ?? ''): Library {
  const file =
    /(^|\/)(requirements[\w.-]*\.(txt|in)|requirements\/[\w.-]+\.txt|pyproject\.toml|Pipfile|setup\.(py|cfg)|environment\.ya?ml)$/;
  return {
    name: name ?? module,
    listed:
      name === null
        ? null
        : { file, dependency: new RegExp(`(^|["'\\s])${literal(name).replace(/[-_]/g, '[-_]')}(?![\\w-])`, 'im') },
    imported: new RegExp(`^[ \\t]*(from|import)[ \\t]+${literal(module)}(?![\\w])`, 'm'),
  };
}

/** @param path of the module */
export function go(path: string): Library {
  return {
    name: path,
    listed: { file: /(^|\/)go\.mod$/, dependency: new RegExp(`\\b${literal(path)}(/|\\s)`) },
    imported: new RegExp(`"${literal(path)}["/]`),
  };
}

/** @param artifact in Maven's central repository @param packageName how Java and Kotlin import it */
export function jvm(artifact: string, packageName: string): Library {
  return {
    name: artifact,
    listed: { file: /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/, dependency: new RegExp(`\\b${literal(artifact)}`) },
    imported: new RegExp(`\\bimport\\s+(static\\s+)?${literal(packageName)}\\.`),
  };
}

/** @param sign what Ruby code with it has in it */
export function gem(name: string, sign: RegExp): Library {
  const dependency = new RegExp(`\\b(gem|add_dependency)[ (]["']${literal(name)}["']`);
  return { name, listed: { file: /(^|\/)(Gemfile|[\w.-]+\.gemspec)$/, dependency }, imported: sign };
}

/** @param sign what PHP code with it has in it */
export function composer(name: string, sign: RegExp): Library {
  const dependency = new RegExp(`"${literal(name)}"\\s*:`);
  return { name, listed: { file: /(^|\/)composer\.json$/, dependency }, imported: sign };
}

export function crate(name: string): Library {
  return {
    name,
    listed: { file: /(^|\/)Cargo\.toml$/, dependency: new RegExp(`^[ \\t]*${literal(name)}\\b`, 'm') },
    imported: new RegExp(`\\b${literal(name).replaceAll('-', '_')}::`),
  };
}

export function nuget(name: string, namespace = name): Library {
  const dependency = new RegExp(`Include="${literal(name)}"`, 'i');
  return {
    name,
    listed: { file: /\.(cs|fs)proj$|(^|\/)Directory\.Packages\.props$/, dependency },
    imported: new RegExp(`\\b(using|open)\\s+${literal(namespace)}\\b`),
  };
}
