/** Where programs keep their data, by the conventions of each system. */
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Windows: `%LOCALAPPDATA%\Waymark`. macOS: `~/Library/Application Support/Waymark`.
 * Elsewhere the XDG base directory specification: `$XDG_DATA_HOME/waymark`, where it is absolute, or `~/.local/share/waymark`.
 *
 * @param platform as `process.platform` names it
 */
export function defaultDataFolder(env: Record<string, string | undefined>, platform: string): string {
  const home = env['HOME'] || env['USERPROFILE'] || homedir();
  if (platform === 'win32') {
    return path.win32.join(env['LOCALAPPDATA'] || path.win32.join(home, 'AppData', 'Local'), 'Waymark');
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Waymark');
  const xdg = env['XDG_DATA_HOME'];
  return path.posix.join(xdg?.startsWith('/') ? xdg : path.posix.join(home, '.local', 'share'), 'waymark');
}
