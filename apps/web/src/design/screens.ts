/** The screens of the main menu: their address, their name, their key after `g`, and one drawn line each. */
export interface Screen {
  href: string;
  name: string;
  key: string;
  icon: string;
  /** In the phone's bar; the others are one press further, behind “More”. */
  bar: boolean;
}

/** The phone's bar has room for four screens and “More”. */
export const SCREENS: readonly Screen[] = [
  {
    href: '/',
    name: 'Today',
    key: 't',
    icon: 'M12 3v3M12 18v3M3 12h3M18 12h3M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
    bar: true,
  },
  {
    href: '/map',
    name: 'Map',
    key: 'm',
    icon: 'M5 21c7 0 12-2 12-5s-10-2-10-6 6-3 10-7M17 3h2M4 21h2',
    bar: true,
  },
  {
    href: '/plan',
    name: 'Plan',
    key: 'p',
    icon: 'M4 6h16v14H4ZM4 10h16M9 10v10M15 10v10M8 3v3M16 3v3',
    bar: true,
  },
  {
    href: '/practice',
    name: 'Practice',
    key: 'c',
    icon: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14',
    bar: true,
  },
  {
    href: '/projects',
    name: 'Projects',
    key: 'j',
    icon: 'M5 21V4M19 21V4M5 8h14M5 13h14M5 18h14',
    bar: false,
  },
  { href: '/progress', name: 'Progress', key: 'r', icon: 'M5 20v-5M10 20V11M15 20v-7M20 20V5', bar: false },
  {
    href: '/career',
    name: 'Career',
    key: 'a',
    icon: 'M3 8h18v11H3ZM9 8V5h6v3M3 13h18M12 12v2',
    bar: false,
  },
  {
    href: '/tailor',
    name: 'Tailor',
    key: 'e',
    icon: 'M6 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM6 22a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8.5 6.5 20 18M8.5 17.5 20 6',
    bar: false,
  },
  {
    href: '/search',
    name: 'Search',
    key: 'f',
    icon: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20',
    bar: false,
  },
  {
    href: '/retros',
    name: 'Retros',
    key: 'b',
    icon: 'M4 12a8 8 0 1 0 3-6.2M4 4v4h4M12 8v4l3 2',
    bar: false,
  },
  {
    href: '/share',
    name: 'Share',
    key: 'h',
    icon: 'M6 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM18 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM18 22a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8.6 10.6l6.8-4M8.6 13.4l6.8 4',
    bar: false,
  },
  {
    href: '/settings',
    name: 'Settings',
    key: 's',
    icon: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
    bar: false,
  },
];
