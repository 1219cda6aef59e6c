// Runs calls and writes one line of JSON for each: facts, never a verdict. The driver at the end is all the host holds.
let request = null;
let loaded = null;
let exported = null;
let line = '';

function freshModule() {
  const module = { exports: {} };
  define(globalThis, 'module', module);
  define(globalThis, 'exports', module.exports);
  return module;
}

/** Loads the code once for all calls; a program is loaded anew for each of its calls. @returns the line about loading */
function load(json) {
  request = parse(json);
  current = newSurroundings('', request.outputBytes);
  if (request.program) return '{"load":null}';
  try {
    const module = freshModule();
    loaded = realEval(request.script);
    exported = module.exports;
    return '{"load":null}';
  } catch (thrown) {
    const { type, message, line: at } = described(thrown);
    return '{"load":{"type":' + type + ',"message":' + message + ',"line":' + at + '}}';
  }
}

const WHY = {
  __proto__: null,
  'output-limit': 'it printed or returned more than allowed',
  exit: 'it called process.exit',
};

function described(thrown) {
  const kind = kindOfStop(thrown);
  if (kind === null) return describe(thrown);
  const type = kind === 'not-plain' ? 'NotPlain' : kind === 'exit' ? 'Exit' : 'OutputLimit';
  return { type: stringify(type), message: stringify(WHY[kind] ?? thrown.message), line: 'null' };
}

/** What the code defines under a name: a declaration, a named export, or the only thing it exports. */
function find(name) {
  const declared = loaded[name];
  if (typeof declared === 'function') return declared;
  if (typeof exported === 'function') return exported;
  const named =
    exported === null || exported === undefined ? undefined : (own(exported, name) ?? own(exported, 'default'));
  if (typeof named === 'function') return named;
  throw new ReferenceError(name + ' is not defined');
}

/** A value that has a `then` is waited for, as `await` does. */
function waits(value) {
  return typeof value === 'object' && value !== null && typeof value.then === 'function';
}

/**
 * Makes the call once. `done` gets the outcome rather than a promise of it: promises of ours would pass through the
 * learner's Promise.prototype.
 */
async function attempt(call, boxing, tally, done) {
  const visits = own(call, 'observe') === 'node-visits';
  const argument = own(call, 'argument');
  let outcome;
  try {
    const args = decode(call.args);
    if (tally !== null && !visits) {
      const boxes = new RealMap();
      for (let at = 0; at < args.length; at += 1) args[at] = counted(args[at], tally, boxes, boxing);
    }
    let text;
    if (call.kind === 'function') {
      let value = apply(find(call.name), undefined, args);
      if (waits(value)) value = await value;
      if (tally !== null) tally.on = false;
      text = encode(typeof argument === 'number' ? args[argument] : value, request.outputBytes);
    } else {
      const target = construct(find(call.className), args);
      text = '[';
      for (let at = 0; at < call.steps.length; at += 1) {
        if (tally !== null && visits) watchNodes(target, tally);
        let told;
        try {
          let value = apply(target[call.steps[at].method], target, decode(call.steps[at].args));
          if (waits(value)) value = await value;
          if (tally !== null) tally.on = false;
          told = encode(value, request.outputBytes - text.length);
          // The caller's to change: a list that is kept inside as well is now empty there too.
          if (own(call.steps[at], 'spoil') === true && isArray(value)) value.length = 0;
        } catch (thrown) {
          if (kindOfStop(thrown) !== null) throw thrown;
          const { type, message } = describe(thrown);
          told = '{"$":"raised","type":' + type + ',"message":' + message + '}';
        }
        if (tally !== null) tally.on = true;
        text += (at === 0 ? '' : ',') + told;
      }
      text += ']';
    }
    outcome = { status: 'returned', value: text, error: 'null' };
  } catch (thrown) {
    outcome = failure(thrown);
  }
  done(outcome);
}

function failure(thrown) {
  const kind = kindOfStop(thrown);
  if (kind === 'output-limit') return { status: kind, value: 'null', error: 'null' };
  const { type, message, line: at } = described(thrown);
  const status = kind === 'not-plain' ? kind : kind === 'exit' ? 'crashed' : 'raised';
  return { status, value: 'null', error: '{"type":' + type + ',"message":' + message + ',"line":' + at + '}' };
}

function finish(outcome, counts, stdout) {
  let { status, value, error } = outcome;
  // Caught or not: what was decided inside stays decided.
  if (current.over) ((status = 'output-limit'), (value = 'null'), (error = 'null'));
  else if (current.exit !== null && status !== 'crashed') ({ status, value, error } = failure(new Stop('exit', '')));
  line =
    '{"status":"' +
    status +
    '","value":' +
    value +
    ',"stdout":' +
    stringify(stdout) +
    ',"error":' +
    error +
    ',"counts":' +
    counts +
    '}';
}

function observeCall(json, observe, plain) {
  const stdout = current.stdout;
  const tally = newTally();
  if (current.over || current.exit !== null || plain.status !== 'returned') return finish(plain, '{}', stdout);
  const again = (boxing, counts, otherwise) => {
    current = newSurroundings('', request.outputBytes);
    attempt(parse(json), boxing, counts, (outcome) => {
      if (outcome.value === plain.value) finish(plain, report(observe, counts), stdout);
      else otherwise();
    });
  };
  // Code that minds the boxes (typeof, === 0) gives another answer: then only the reads and writes of its lists count.
  again(true, tally, () => {
    const lists = newTally();
    again(false, lists, () => finish(plain, '{}', stdout));
  });
}

function startProgram(call) {
  current.program = true;
  try {
    freshModule();
    realEval(request.script);
  } catch (thrown) {
    endProgram(thrown);
  }
}

function endProgram(thrown) {
  current.program = false;
  const ended = thrown === undefined ? { status: 'returned', value: 'null', error: 'null' } : failure(thrown);
  const good = current.exit !== null && (current.exit.code === 0 || current.exit.code === '0');
  if (good) current.exit = null;
  finish(good ? { status: 'returned', value: 'null', error: 'null' } : ended, '{}', current.stdout);
}

/** Starts a call. @returns its line when it is done already, '' when it waits for something */
function start(json) {
  const call = parse(json);
  const observe = own(call, 'observe');
  line = '';
  current = newSurroundings(call.kind === 'program' ? call.stdin : '', request.outputBytes);
  if (call.kind === 'program') startProgram(call);
  else if (observe === 'node-visits') {
    const tally = newTally();
    attempt(call, false, tally, (outcome) =>
      finish(outcome, outcome.status === 'returned' ? report(observe, tally) : '{}', current.stdout),
    );
  } else {
    attempt(call, false, null, (outcome) =>
      observe === undefined ? finish(outcome, '{}', current.stdout) : observeCall(json, observe, outcome),
    );
  }
  return line;
}

/** Goes on with a call that waits. @returns its line, '' for more, 'idle' when nothing is left that could wake it */
function poll(limitMs) {
  if (line !== '') return line;
  const program = current.program === true;
  try {
    const ran = runTimer();
    if (line !== '') return line;
    // Sleeping past the limit ends as it would on a real clock.
    if (current.now > limitMs) return 'idle';
    if (!ran && program) endProgram(undefined);
    else if (!ran) return 'idle';
  } catch (thrown) {
    if (program) endProgram(thrown);
    else finish(failure(thrown), '{}', current.stdout);
  }
  return line;
}
