/** The commands, their options and their help, in one place. */
import { Command } from 'commander';
import { backup, restore } from './commands/backup.ts';
import { check, type CheckOptions } from './commands/check/check.ts';
import { receipt } from './commands/check/receipt.ts';
import { verify } from './commands/check/verify.ts';
import { completion } from './commands/completion.ts';
import { contributions, type ContributionOptions } from './commands/contributions.ts';
import { doctor } from './commands/doctor.ts';
import { importRoadmap, type ImportCommand } from './commands/import.ts';
import { duplicate } from './commands/duplicate.ts';
import { history, type HistoryOptions } from './commands/history.ts';
import { done, setState } from './commands/item-state.ts';
import { links, type LinksOptions } from './commands/links.ts';
import { log } from './commands/log.ts';
import { applications, apply, type ApplyOptions } from './commands/logs/apply.ts';
import { demo, demos, type DemoOptions, type DemosOptions } from './commands/logs/demo.ts';
import { interview, interviews, type InterviewOptions, type InterviewsOptions } from './commands/logs/interview.ts';
import { note, type NoteOptions } from './commands/note.ts';
import { plan, type PlanOptions } from './commands/plan.ts';
import { hint } from './commands/practice/hint.ts';
import { listPractice } from './commands/practice/list.ts';
import { pull } from './commands/practice/pull.ts';
import { submit } from './commands/practice/submit.ts';
import { test } from './commands/practice/test.ts';
import { programmes } from './commands/programmes.ts';
import { endorse, type EndorseOptions } from './commands/endorse.ts';
import { endorsements, type EndorsementsOptions } from './commands/endorsements.ts';
import { explain, type ExplainOptions } from './commands/explain.ts';
import { quiz } from './commands/quiz.ts';
import { retro, type RetroOptions } from './commands/retro.ts';
import { review } from './commands/review.ts';
import { search } from './commands/search.ts';
import { share, type ShareOptions } from './commands/share.ts';
import { status, type StatusOptions } from './commands/status.ts';
import { timer } from './commands/timer.ts';
import { today } from './commands/today.ts';
import { week, type WeekOptions } from './commands/week.ts';
import { command, run, type Shell } from './program-command.ts';
import { addContent, addFiles } from './program-files.ts';

export type { Shell } from './program-command.ts';

/** @returns the whole command line; nothing runs before `parseAsync` */
export function createProgram(shell: Shell): Command {
  const program = new Command('waymark')
    .description('Turns a learning roadmap into days, and every tick into something proved.')
    .version(shell.version)
    .showSuggestionAfterError()
    .showHelpAfterError('(waymark --help lists the commands)')
    .exitOverride();
  addServe(program, shell);
  addProgramme(program, shell);
  addWork(program, shell);
  addTime(program, shell);
  addLogs(program, shell);
  addPractice(program, shell);
  addChecks(program, shell);
  addContent(program, shell);
  addFiles(program, shell);
  addSafety(program, shell);
  return program;
}

function addServe(program: Command, shell: Shell): void {
  command(program, 'serve', 'Serve the programme in the browser.')
    .option('--port <number>', 'listen on this port (default 4600, 0 for any free one)')
    .option('--host <name>', 'listen on this loopback address (default 127.0.0.1)')
    .option('--no-open', 'do not open the browser')
    .action(async (options: Parameters<Shell['serve']>[0]) => shell.finish(await shell.serve(options)));
}

function addProgramme(program: Command, shell: Shell): void {
  command(
    program,
    'import <file>',
    'Make a programme of anything: Markdown, a Notion export, OPML, CSV, JSON, HTML, a list.',
  )
    .option('--title <title>', 'call it this')
    .option('--update', 'take it as a new version of the current programme’s document')
    .option('--dry-run', 'only say what was understood and what not')
    .option('--output <file>', 'write the roadmap as Markdown to this file instead of importing it')
    .action((file: string, options: ImportCommand, self: Command) =>
      run(shell, self, (context) => importRoadmap(context, file, options)),
    );
  command(program, 'programmes [name]', 'List the programmes, or work on another one.').action(
    (name: string | undefined, _: unknown, self: Command) => run(shell, self, (context) => programmes(context, name)),
  );
  command(program, 'duplicate [title]', 'Copy the current programme, and work on the copy.')
    .option('--no-progress', 'leave evidence, notes and hours behind')
    .action((title: string | undefined, options: { progress: boolean }, self: Command) =>
      run(shell, self, (context) => duplicate(context, title, options)),
    );
  command(program, 'history', 'The versions of the roadmap, and what each of them changed.')
    .option('--show <version>', 'what this version changed')
    .option('--restore <version>', 'bring this version back as a new one')
    .action((options: HistoryOptions, self: Command) => run(shell, self, (context) => history(context, options)));
  command(program, 'plan', 'Show the next days; with options, plan anew.')
    .option('--start <date>', 'first day, YYYY-MM-DD')
    .option('--hours <list>', 'hours for Monday to Sunday: 2.5,2.5,2.5,2.5,2.5,4,3.5')
    .option('--sitting <minutes>', 'longest sitting without a break')
    .option('--zone <name>', 'time zone, such as Europe/Berlin')
    .option('--off <dates...>', 'days off: 2027-02-08 or 2027-02-08..2027-02-12')
    .option('--known <ids...>', 'items you know already')
    .option('--reflow', 'find new dates for what slipped')
    .option('--days <number>', 'show this many days (default 14)')
    .action((options: PlanOptions, self: Command) => run(shell, self, (context) => plan(context, options)));
}

const NOTE_HELP = `
The text is added below the note; - reads it from standard input. [[Title]] in a note links to the item of that title.`;

function addWork(program: Command, shell: Shell): void {
  command(program, 'retro', 'Look back on two weeks: the facts, the questions, and what comes next.')
    .option('--file <file>', 'finish with this form; - for standard input')
    .option('--form', 'print the form instead of opening the editor')
    .option('--to <date>', 'the fortnight that ended on this day, where it was missed')
    .option('--list', 'list the journal')
    .option('--show [date]', 'read the latest one, or the one that ends on this day')
    .action((options: RetroOptions, self: Command) => run(shell, self, (context) => retro(context, options)));
  command(program, 'today', 'What to do today, and whether you are on track.').action((_: unknown, self: Command) =>
    run(shell, self, today),
  );
  command(program, 'search <words...>', 'Find items, notes, cards, challenges, quizzes and briefs by their words.')
    .option('--limit <count>', 'how many to show, up to 100')
    .action((words: string[], options: { limit?: string }, self: Command) =>
      run(shell, self, (context) => search(context, words, options)),
    );
  command(program, 'note <id> [text]', 'Show your note on an item and where it is mentioned, or write it.')
    .addHelpText('after', NOTE_HELP)
    .option('--edit', 'in your editor')
    .option('--replace', 'with a text: in place of the note instead of below it')
    .action((id: string, text: string | undefined, options: NoteOptions, self: Command) =>
      run(shell, self, (context) => note(context, id, text, options)),
    );
  command(program, 'done <id>', 'Say that an item is done (evidence on your word).')
    .option('--note <text>', 'what you did')
    .option('--link <url>', 'where it can be seen')
    .action((id: string, options: { note?: string; link?: string }, self: Command) =>
      run(shell, self, (context) => done(context, id, options)),
    );
  command(program, 'skip <id>', 'Leave an item out; it never counts as done.')
    .option('--note <text>', 'why')
    .action((id: string, options: { note?: string }, self: Command) =>
      run(shell, self, (context) => setState(context, id, 'skipped', options)),
    );
  command(program, 'defer <id>', 'Put an item off.')
    .option('--until <date>', 'until this day')
    .option('--note <text>', 'why')
    .action((id: string, options: { until?: string; note?: string }, self: Command) =>
      run(shell, self, (context) => setState(context, id, 'deferred', options)),
    );
  command(program, 'reopen <id>', 'Take a skip or a deferral back.').action((id: string, _: unknown, self: Command) =>
    run(shell, self, (context) => setState(context, id, 'open', {})),
  );
  command(program, 'status', 'Signals, pillars, hours and metrics.')
    .option('--items', 'list every item with its id')
    .option('--plot', 'draw the metrics week by week')
    .option('--ascii', 'draw with plain characters')
    .option('--csv', 'print the metrics week by week as CSV')
    .action((options: StatusOptions, self: Command) => run(shell, self, (context) => status(context, options)));
  command(program, 'share', 'A post about your week, and its card as a picture; nothing is sent anywhere.')
    .option('--week <number>', 'that week of the plan instead of this one')
    .option('--hide <parts>', 'leave out: hours, titles, signals, divided by commas')
    .option('--dark', 'a dark card')
    .option('-o, --output <file>', 'write the card here, as SVG')
    .action((options: ShareOptions, self: Command) => run(shell, self, (context) => share(context, options)));
  command(program, 'links', 'Whether the links of the roadmap still answer; ends with 1 if one is dead.')
    .option('--check', 'look at them now')
    .option('--all', 'list those that answer, too')
    .action((options: LinksOptions, self: Command) => run(shell, self, (context) => links(context, options)));
  command(program, 'doctor', 'Find the tools of the readiness check and record them.').action(
    (_: unknown, self: Command) => run(shell, self, doctor),
  );
}

function addTime(program: Command, shell: Shell): void {
  command(program, 'log <time> [note]', 'Log time on the block that is next: waymark log 45m "loops and lists".')
    .option('--item <id>', 'on this item instead')
    .option('--date <date>', 'on this day instead of today')
    .action((time: string, note: string | undefined, options: { item?: string; date?: string }, self: Command) =>
      run(shell, self, (context) => log(context, time, note ?? '', options)),
    );
  command(
    program,
    'timer [act] [value]',
    'The timer of the page: start [ID], stop [NOTE], leave-out 20m, discard.',
  ).action((act: string | undefined, value: string | undefined, _: unknown, self: Command) =>
    run(shell, self, (context) => timer(context, act, value)),
  );
  command(program, 'week [number]', 'Where a week went: estimate against actual per item, and your pace.')
    .option('--pace <whose>', 'plan by mine, or by the roadmap again')
    .action((number: string | undefined, options: WeekOptions, self: Command) =>
      run(shell, self, (context) => week(context, number, options)),
    );
}

function addLogs(program: Command, shell: Shell): void {
  const applying = (self: Command): Command =>
    self
      .option('--stage <stage>', 'wishlist, applied, screening, interview, offer, rejected or withdrawn')
      .option('--on <day>', 'the day it was sent: 2027-01-04, yesterday, -3d')
      .option('--link <url>', 'the advertisement')
      .option('--next <text>', 'what to do next')
      .option('--remind <day>', 'when to do it: 2027-01-04, +7d')
      .option('--notes <text>', 'anything else');
  applying(command(program, 'apply <company> [role]', 'Record a job application.')).action(
    (company: string, role: string | undefined, options: ApplyOptions, self: Command) =>
      run(shell, self, (context) => apply(context, company, role ?? '', options)),
  );
  applying(command(program, 'applications [name]', 'Applications by stage; with a name, change that one.'))
    .option('--all', 'closed ones too')
    .option('--delete', 'take it out')
    .action((name: string | undefined, options: ApplyOptions & { all?: boolean; delete?: boolean }, self: Command) =>
      run(shell, self, (context) => applications(context, name, options)),
    );
  const showing = (self: Command): Command =>
    self
      .option('--link <url>', 'to it, or to a recording: with one it counts')
      .option('--on <day>', 'the day, where it was not today')
      .option('--to <audience>', 'who saw it')
      .option('--shown <text>', 'what you showed')
      .option('--project <name>', 'of this project');
  showing(command(program, 'demo <title>', 'Log a demo of something you built.')).action(
    (title: string, options: DemoOptions, self: Command) =>
      run(shell, self, (context) => demo(context, title, options)),
  );
  showing(command(program, 'demos [title]', 'Demos, newest first; with a piece of a title, change that one.'))
    .option('--title <text>', 'another title')
    .option('--delete', 'take it back')
    .action((title: string | undefined, options: DemosOptions, self: Command) =>
      run(shell, self, (context) => demos(context, title, options)),
    );
  const interviewing = (self: Command): Command =>
    self
      .option('--minutes <time>', 'how long it took (default 45m)')
      .option('--with <name>', 'who asked; without it, you were alone against the clock')
      .option('--on <day>', 'the day, where it was not today')
      .option('--rubric <name>', 'coding (default), backend or project')
      .option('--points <list>', 'points in the order of the rubric: 2,1,-,2')
      .option('--work-on <text>', 'what to work on next');
  interviewing(command(program, 'interview <topic>', 'Log a mock interview and score it.')).action(
    (topic: string, options: InterviewOptions, self: Command) =>
      run(shell, self, (context) => interview(context, topic, options)),
  );
  interviewing(
    command(program, 'interviews [topic]', 'Mock interviews, newest first; with a piece of a topic, change that one.'),
  )
    .option('--topic <text>', 'another topic')
    .option('--delete', 'take it back')
    .action((topic: string | undefined, options: InterviewsOptions, self: Command) =>
      run(shell, self, (context) => interviews(context, topic, options)),
    );
  command(program, 'contributions [folders...]', 'Count your commits in repositories here, or at GitHub.')
    .option('--author <addresses...>', 'addresses of yours that commits carry; they are remembered')
    .option('--github <name>', 'read what this person did at GitHub, or at the host of WAYMARK_GITHUB_API')
    .option('--repo <names...>', 'with --github: repositories of others, such as ada/books')
    .option('--list', 'only show what was read')
    .option('--forget <name>', 'forget a repository or a person, with what only they had')
    .action((folders: string[], options: ContributionOptions, self: Command) =>
      run(shell, self, (context) => contributions(context, folders, options)),
    );
}

function addPractice(program: Command, shell: Shell): void {
  const practice = program
    .command('practice')
    .description('Challenges and SQL exercises: solve them here, have them judged.');
  const language = (self: Command): Command =>
    self.option('--language <name>', 'python, javascript or sql, where there is a choice');
  command(practice, 'list', 'Every challenge with what became of it.')
    .option('--topic <words>', 'only this topic')
    .option('--open', 'only what is not passed')
    .action((options: { topic?: string; open?: boolean }, self: Command) =>
      run(shell, self, (context) => listPractice(context, options)),
    );
  language(command(practice, 'pull <challenge>', 'Write the statement and a file to begin with.'))
    .option('--force', 'begin anew where there is a file')
    .action((slug: string, options: { language?: string; force?: boolean }, self: Command) =>
      run(shell, self, (context) => pull(context, slug, options)),
    );
  language(command(practice, 'test [file]', 'Run the examples here.')).action(
    (file: string | undefined, options: { language?: string }, self: Command) =>
      run(shell, self, (context) => test(context, file, options)),
  );
  language(command(practice, 'submit [file]', 'Hand it to the judge; ends with 0 for a pass.')).action(
    (file: string | undefined, options: { language?: string }, self: Command) =>
      run(shell, self, (context) => submit(context, file, options)),
  );
  command(practice, 'hint <challenge>', 'Show the next hint.').action((slug: string, _: unknown, self: Command) =>
    run(shell, self, (context) => hint(context, slug)),
  );
  command(program, 'quiz [name]', 'List the quizzes, or take one; answers may also come from standard input.').action(
    (slug: string | undefined, _: unknown, self: Command) => run(shell, self, (context) => quiz(context, slug)),
  );
  command(program, 'explain [name]', 'List what there is to explain, or explain it in your editor.')
    .option('--file <file>', 'hand in this text instead; - for standard input')
    .option('--answer <answers...>', 'answers to the questions, in order: the number of an option, or what you type')
    .option('--ask <your name>', 'print a file that asks somebody to endorse the text that passed')
    .option('-o, --output <file>', 'with --ask: write it here')
    .action((slug: string | undefined, options: ExplainOptions, self: Command) =>
      run(shell, self, (context) => explain(context, slug, options)),
    );
  command(program, 'endorse <request>', 'Read what somebody asks you to endorse, and sign it with your key.')
    .option('--looked <how>', 'read, or talked where you talked it through as well')
    .option('--own-words', 'as far as you can tell, the words are theirs')
    .option('--note <text>', 'what you have to say of it; without it you are asked')
    .option('--name <name>', 'your name')
    .option('--page <address>', 'an https page of yours that carries your key')
    .option('-o, --output <file>', 'write the endorsement here (default endorsement-NAME.json)')
    .action((file: string, options: EndorseOptions, self: Command) =>
      run(shell, self, (context) => endorse(context, file, options)),
    );
  command(program, 'endorsements [file]', 'Endorsements of your explanations; with a file, take it in.')
    .option('--look <id>', 'look again whether the page of whoever endorsed carries their key')
    .action((file: string | undefined, options: EndorsementsOptions, self: Command) =>
      run(shell, self, (context) => endorsements(context, file, options)),
    );
  command(program, 'review', 'Go through the cards that are due.').action((_: unknown, self: Command) =>
    run(shell, self, review),
  );
}

function addChecks(program: Command, shell: Shell): void {
  command(program, 'check [name]', 'Check your server or repository; without a name, list the checks.')
    .option('--url <address>', 'where your server is (default http://localhost:3000)')
    .option('--start <command>', 'start your server for the run and stop it afterwards: "node server.js"')
    .option('--project <name>', 'of this project (default: the name of the folder)')
    .option('--tunnel', 'let the server make the requests, also where it is your own')
    .action((name: string | undefined, options: CheckOptions, self: Command) =>
      run(shell, self, (context) => check(context, name, options)),
    );
  command(program, 'receipt <id>', 'The signed receipt of a run, or an endorsement again, for anybody to verify.')
    .option('-o, --output <file>', 'write it here')
    .action((id: string, options: { output?: string }, self: Command) =>
      run(shell, self, (context) => receipt(context, id, options)),
    );
  command(
    program,
    'verify [files...]',
    'Verify receipts, endorsements and ledgers; without a file, your own ledger.',
  ).action((files: string[], _: unknown, self: Command) => run(shell, self, (context) => verify(context, files)));
}

function addSafety(program: Command, shell: Shell): void {
  command(program, 'backup [file]', 'Everything in one file.').action(
    (file: string | undefined, _: unknown, self: Command) => run(shell, self, (context) => backup(context, file)),
  );
  command(program, 'restore <file>', 'Replace everything by a backup, or by an export as json.')
    .option('--yes', 'do it')
    .action((file: string, options: { yes?: boolean }, self: Command) =>
      run(shell, self, (context) => restore(context, file, options)),
    );
  command(program, 'completion <shell>', 'A completion script for bash, zsh or fish.').action(
    (name: string, _: unknown, self: Command) =>
      run(shell, self, async ({ out }) => (out.raw(completion(program, name)), 0)),
  );
}
