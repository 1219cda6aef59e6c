/** Other ways to practise, shown where their part of the programme is there and answers. */
export interface Way {
  href: string;
  title: string;
  /** One line on how it stands. */
  fact: string;
}
