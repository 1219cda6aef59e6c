import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { reportLine } from '../terminal/report.ts';

const AT = '/api/programmes/{programme}/tailor';
const ORIGINS = {
  imported: 'imported',
  duplicated: 'copied',
  saved: 'tailored',
  restored: 'brought back',
  merged: 'merged',
  synced: 'read from a file',
};

export interface HistoryOptions {
  show?: string;
  restore?: string;
}

function numberOf(text: string): number {
  const version = Number(text);
  if (Number.isInteger(version) && version > 0) return version;
  throw new CommandFailure(`“${text}” is no version; \`waymark history\` lists them by number.`);
}

/** `waymark history`: the versions of the roadmap; `--show N` prints what one changed, `--restore N` brings it back. */
export async function history(context: Context, options: HistoryOptions): Promise<number> {
  const { out } = context;
  return withConnection(context, async ({ client }) => {
    if (options.restore !== undefined) {
      const version = numberOf(options.restore);
      const { version: baseVersion } = await client.call('GET', AT, { params: CURRENT });
      const params = { ...CURRENT, version };
      const made = await client.call('POST', `${AT}/versions/{version}/restore`, {
        ...{ params, body: { baseVersion }, idempotencyKey: randomUUID() },
      });
      out.result(made);
      out.line(`Version ${version} is in force again, as version ${made.version}.`);
      if (made.report) out.line(reportLine(made.report));
      return EXIT.ok;
    }
    if (options.show !== undefined) {
      const params = { ...CURRENT, version: numberOf(options.show) };
      const whole = await client.call('GET', `${AT}/versions/{version}`, { params });
      out.result(whole);
      for (const says of whole.says) out.line(says);
      if (whole.says.length === 0) out.line('It changed nothing that is read.');
      return EXIT.ok;
    }
    const { versions } = await client.call('GET', `${AT}/versions`, { params: CURRENT });
    out.result({ versions });
    for (const { version, createdAt, origin, fromVersion, summary, changes, current } of versions) {
      const from = fromVersion === null ? '' : ` ${fromVersion}`;
      out.line(
        `${current ? '▸' : ' '} ${String(version).padStart(3)}  ${createdAt.slice(0, 10)}  ${ORIGINS[origin]}${from}`,
      );
      for (const says of summary.slice(0, 3)) out.line(out.style.dim(`         ${says}`));
      if (changes > 3) out.line(out.style.dim(`         and ${changes - 3} more`));
    }
    return EXIT.ok;
  });
}
