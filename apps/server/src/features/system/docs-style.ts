/** The look of the docs page: system fonts, both colour schemes, readable at 360 px and in print. */
export const STYLE = `:root{color-scheme:light dark;--ink:light-dark(#22201c,#ebe6dc);--paper:light-dark(#fbf8f2,#171a1d);
--soft:light-dark(#5c574e,#a9a498);--line:light-dark(#ddd5c6,#353a3e);--code:light-dark(#f1ebdf,#22272b);--paint:light-dark(#a13d12,#f0a06c)}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0;font:1rem/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);display:grid;grid-template-columns:17rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem 1rem 3rem 1.5rem;border-right:1px solid var(--line);font-size:.9rem}
nav ul{list-style:none;margin:0 0 .75rem;padding:0}nav ul ul{padding-left:.9rem}nav a{display:inline-block;padding:.2rem 0;text-decoration:none}
nav>ul>li>a{font-weight:600}nav a:hover{text-decoration:underline}
main{padding:1.5rem clamp(1rem,4vw,3rem) 6rem;max-width:64rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0 1rem}h2{font-size:1.4rem;margin:3.5rem 0 .25rem;padding-top:1rem;border-top:2px solid var(--ink)}
h3{font-size:1.1rem;margin:2.5rem 0 .25rem}h4{font-size:.95rem;margin:1.25rem 0 .35rem}small{font-weight:400;color:var(--soft);font-size:.8em}
a{color:var(--paint)}a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--paint);outline-offset:2px}
code,pre{font:.875em/1.5 ui-monospace,monospace}code{background:var(--code);padding:.1em .3em;border-radius:3px;overflow-wrap:anywhere}
pre{background:var(--code);padding:.8rem 1rem;border-radius:5px;overflow:auto;margin:0}pre code{background:none;padding:0;overflow-wrap:normal}
.line{margin:.2rem 0}.line b{display:inline-block;min-width:4.2rem;font:600 .875rem ui-monospace,monospace;letter-spacing:.02em}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}th[scope=row]{font-weight:400;white-space:nowrap}
td:last-child{min-width:9rem}thead th{color:var(--soft);font-weight:600}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
@media(max-width:56rem){body{display:block}nav{position:static;height:auto;max-height:16rem;border-right:0;border-bottom:1px solid var(--line)}}
@media print{nav,.skip{display:none}body{display:block}}`;
