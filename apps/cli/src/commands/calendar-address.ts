import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';

const AT = '/api/programmes/{programme}/calendar';

export interface AddressOptions {
  renew?: boolean;
  revoke?: boolean;
  /** Minutes, or `off`. */
  alarm?: string;
}

/** `waymark export --calendar-address`: shows the secret address that calendars read, and makes it where there is none. */
export async function calendarAddress(context: Context, { renew, revoke, alarm }: AddressOptions): Promise<number> {
  const alarmMinutes = alarm === undefined ? undefined : minutesOf(alarm);
  const { out } = context;
  return withConnection(context, async ({ client, server }) => {
    if (revoke === true) {
      await client.call('DELETE', AT, { params: CURRENT });
      out.line('The address has ended: calendars that read it find nothing more.');
      out.result({ address: null });
      return EXIT.ok;
    }
    const before = await client.call('GET', AT, { params: CURRENT });
    if (renew === true || before.address === null) await client.call('POST', `${AT}/renew`, { params: CURRENT });
    if (alarmMinutes !== undefined) await client.call('PATCH', AT, { params: CURRENT, body: { alarmMinutes } });
    const { address, reach } = await client.call('GET', AT, { params: CURRENT });
    const url = address?.url ?? null;
    if (url === null)
      throw new CommandFailure(
        'This address was made by another Waymark: it works, but cannot be shown here. `--renew` makes a new one and ends it.',
        EXIT.no,
      );
    out.result({ url, reach, alarmMinutes: address?.alarmMinutes ?? null });
    out.line(url);
    out.remark('Whoever has this address can read your plan. `--renew` makes a new one and ends this one.');
    if (server === null) out.remark('It is answered while `waymark serve` runs, at the port that serve shows.');
    if (reach === 'this-machine')
      out.remark(
        'Only calendars on this machine reach it (Thunderbird, GNOME Calendar, Apple Calendar); those in the web do not.',
      );
    return EXIT.ok;
  });
}

function minutesOf(text: string): number | null {
  if (text === 'off') return null;
  const minutes = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (minutes <= 40_320) return minutes;
  throw new CommandFailure('`--alarm` takes minutes before a block, such as 10, or off.');
}
