/** The backend roadmap as its parser reads it, for the tests of this package (which imports no parser). */

import type { Action, Deliverable, Phase, Resource, Roadmap, Signal, Week } from '@waymark/roadmap';

/** `<kind>/<slug>`, the slug cut at a word near 48 characters, as the roadmap package does it. */
export function idOf(kind: string, title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    if (slug !== '' && slug.length + 1 + word.length > 48) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return `${kind}/${slug}`;
}

const lines = { start: 1, end: 1 };
const base = (kind: string, title: string, text: string) => ({ id: idOf(kind, title), title, text, lines });

export function resource(title: string, hours: number | null, remark = ''): Resource {
  const common = { url: null, links: [], prerequisites: [], checked: null, parentId: null };
  return { ...base('resource', title, ''), kind: 'resource', hours, remark, ...common };
}

export function action(title: string, text = ''): Action {
  return { ...base('action', title, text), kind: 'action', links: [], checked: null, parentId: null };
}

export function deliverable(title: string): Deliverable {
  return { ...base('deliverable', title, ''), kind: 'deliverable', links: [], checked: null, parentId: null };
}

interface PhaseParts {
  weeks: number | null;
  hours: number | null;
  actions: Action[];
  resources: Resource[];
  deliverables: Deliverable[];
}

export function phase(title: string, parts: PhaseParts): Phase {
  const common = { depth: 0, parentId: null, goal: '', effortHours: parts.hours };
  return { ...base('phase', title, ''), kind: 'phase', ...common, ...parts };
}

/** A roadmap with nothing in it. */
export function emptyRoadmap(): Roadmap {
  return {
    title: '',
    snapshot: { purpose: null, audience: null, weeks: null, hoursPerWeek: null, lines: null },
    ...{ prerequisites: [], tools: [], pillars: [], phases: [], quickWins: [], leverageMoves: [], weeks: [] },
    ...{ signals: [], metrics: [], practices: [], prompts: [], notes: [] },
  };
}

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Weekend'];

function week(number: number, title: string, texts: string[]): Week {
  const days = texts.map((text, position) => {
    const name = DAY_NAMES[position] ?? '';
    const weekdays = position === 5 ? [6, 7] : [position + 1];
    return { id: `day/week-${number}-${name.toLowerCase()}`, kind: 'day' as const, title: name, text, lines, weekdays };
  });
  return { ...base('week', title, ''), kind: 'week', days };
}

const signals = (phaseTitle: string, titles: string[]): Signal[] =>
  titles.map((title) => ({
    ...base('signal', title, ''),
    kind: 'signal',
    phaseId: idOf('phase', phaseTitle),
    checked: false,
  }));

/** Foundation 120 h, Build 200 h, Ship 150 h: the document's own words. */
const SEED: Roadmap = {
  ...emptyRoadmap(),
  title: 'Backend Learning Roadmap',
  snapshot: { purpose: null, audience: null, weeks: 24, hoursPerWeek: 20, lines: null },
  phases: [
    phase('Foundation', {
      weeks: 6,
      hours: 120,
      actions: [
        action(
          'Programming Fundamentals',
          'Learn variables, loops, functions, data types, and control flow in a language like Python.',
        ),
        action(
          'Data Structures & Algorithms',
          'Grasp essential data structures (arrays, linked lists, trees) and algorithms (sorting, searching).',
        ),
        action('Web Basics', 'Understand how the internet works, including HTTP, DNS, and the client-server model.'),
        action('Version Control', 'Master Git commands and use GitHub for code management and collaboration.'),
      ],
      resources: [
        resource('Learn basic coding skills', 30, 'Essential for understanding programming logic.'),
        resource(
          'Master data structures & algorithms',
          50,
          'Crucial for writing efficient and performant backend code.',
        ),
        resource(
          'Learn the basics of the web (HTTP, DNS, Browsers)',
          20,
          'Fundamental understanding of how web applications communicate.',
        ),
        resource(
          'Git and GitHub for Version Control',
          20,
          'Standard practice for collaborating on code and managing project history.',
        ),
      ],
      deliverables: [
        deliverable('Solve 10-15 basic coding challenges and implement common data structures/algorithms.'),
        deliverable('Create a GitHub repository, perform commits, branches, merges, and a pull request.'),
        deliverable('Be able to explain the client-server model and HTTP request/response cycle.'),
      ],
    }),
    phase('Build', {
      weeks: 10,
      hours: 200,
      actions: [
        action(
          'Web Servers',
          'Build simple web servers using a language/framework (e.g., Node.js/Express, Python/Flask).',
        ),
        action(
          'Database Fundamentals',
          'Learn about relational (SQL like PostgreSQL) and non-relational (NoSQL like MongoDB) databases, including schema design and CRUD operations.',
        ),
        action('Backend Frameworks', 'Utilize a popular framework to streamline development and handle common tasks.'),
        action('API Development', 'Understand and implement different API styles (REST, GraphQL, WebSockets).'),
      ],
      resources: [
        resource(
          'Get started building simple web servers',
          60,
          'Practical application of backend development by building basic APIs.',
        ),
        resource(
          'Learn database fundamentals (SQL and NoSQL)',
          70,
          'Databases are central to nearly all backend applications for data storage and retrieval.',
        ),
        resource(
          'Backend Frameworks (Express.js, Django, Spring, Laravel)',
          50,
          'Frameworks streamline development, provide structure, and increase productivity.',
        ),
        resource(
          'API Development (REST, GraphQL, WebSockets)',
          20,
          'APIs are the communication backbone for modern applications.',
        ),
      ],
      deliverables: [
        deliverable('Build a functional RESTful API for a simple application (e.g., a to-do list, blog backend).'),
        deliverable('Design a database schema, perform CRUD operations, and integrate it with your web server.'),
        deliverable('Rebuild a previous simple web server project using a popular framework.'),
        deliverable('Implement both REST and basic GraphQL queries/mutations within a project.'),
      ],
    }),
    phase('Ship', {
      weeks: 8,
      hours: 150,
      actions: [
        action('Deployment', 'Deploy your full-stack applications to cloud providers (e.g., AWS, Heroku) using CI/CD.'),
        action(
          'Security & Authentication',
          'Implement fundamental security measures like user authentication (JWT, OAuth) and ensure secure communication (HTTPS).',
        ),
        action('Performance Optimization', 'Understand basic techniques like caching and load balancing.'),
        action('Job Search Prep', 'Build a strong portfolio, network, and actively apply for junior backend roles.'),
      ],
      resources: [
        resource(
          'Deploy some projects to your professional portfolio',
          60,
          'Real-world experience with deployment, showcasing skills to employers.',
        ),
        resource(
          'Security and Authentication (JWT, OAuth, HTTPS)',
          40,
          'Protecting data and user privacy is paramount in backend development.',
        ),
        resource(
          'Performance Optimization (Caching, Load Balancing)',
          30,
          'Ensuring applications can handle high traffic and respond quickly.',
        ),
        resource('Start looking for a backend job', 20, 'Applying learned skills to secure a professional role.'),
      ],
      deliverables: [
        deliverable(
          'Deploy a full-stack application (e.g., your blog backend with a simple frontend) to a cloud provider with CI/CD.',
        ),
        deliverable('Implement user authentication and authorization in a deployed application.'),
        deliverable(
          'Identify and apply a basic performance optimization technique (e.g., simple caching) to an endpoint.',
        ),
        deliverable('Update your resume, LinkedIn, GitHub profile, and actively apply for junior backend roles.'),
      ],
    }),
  ],
  quickWins: [
    { ...base('quick-win', '"Hello World" Web Server', ''), kind: 'quick-win' as const, links: [] },
    { ...base('quick-win', 'Basic SQL Tutorial', ''), kind: 'quick-win' as const, links: [] },
    { ...base('quick-win', 'Git Init & Commit', ''), kind: 'quick-win' as const, links: [] },
  ],
  leverageMoves: [
    {
      ...base(
        'leverage-move',
        'Master Data Structures & Algorithms',
        'This foundational knowledge is critical for writing efficient, performant backend code and excelling in technical interviews, opening doors to better opportunities.',
      ),
      kind: 'leverage-move' as const,
    },
    {
      ...base(
        'leverage-move',
        'Thoroughly Learn Database Fundamentals (SQL and NoSQL)',
        'Databases are the core persistence layer for nearly every backend application. A deep understanding of database design, queries, and optimization will allow you to build reliable, scalable applications.',
      ),
      kind: 'leverage-move' as const,
    },
    {
      ...base(
        'leverage-move',
        'Build Multiple Simple Web Servers and APIs',
        'Hands-on experience bridges the gap between theory and application. This directly translates to the ability to create functional backend services and provides concrete projects for your portfolio.',
      ),
      kind: 'leverage-move' as const,
    },
  ],
  weeks: [
    week(1, 'Foundations of Code & Web', [
      'Intro to Python (variables, types, operators). Solve 2-3 simple coding challenges.',
      'Control Flow (conditionals, loops). Solve 2-3 more challenges.',
      'Functions & basic data structures (lists, dictionaries). Read about HTTP.',
      'More functions, object-oriented basics. Read about DNS & client-server model.',
      'Review Python concepts. Small project: a simple calculator or text game.',
      "Deep dive into 'Learn basic coding skills' resource.",
    ]),
    week(2, 'DS&A Kick-off & Git Immersion', [
      'Intro to Data Structures (Arrays/Lists, Linked Lists). Implement a basic Linked List.',
      "Basic Algorithms (Sorting: Bubble Sort, Selection Sort). Solve 1 LeetCode 'Easy'.",
      'Introduction to Git: `git init`, `add`, `commit`, `status`, `log`. Create a GitHub repo.',
      'Git branching: `branch`, `checkout`, `merge`. Practice merging conflicts.',
      'Data Structures (Stacks, Queues). Implement both. Push your code to GitHub.',
      "Focus on 'Master data structures & algorithms' and 'Git and GitHub' resources.",
    ]),
  ],
  signals: [
    ...signals('Foundation', [
      'Completed basic coding challenges (e.g., 15+ on Edabit).',
      'Implemented common data structures (Linked List, Stack, Queue).',
      'Implemented common algorithms (Bubble Sort, Binary Search).',
      "Solved 2-3 LeetCode 'Easy' problems.",
      'Explained client-server model, HTTP, and DNS.',
      'Performed Git operations: init, commit, branch, merge, pull request.',
      'Have a public GitHub repository showcasing foundational code.',
    ]),
    ...signals('Build', [
      'Built a "Hello World" web server using a framework.',
      'Designed a database schema (SQL or NoSQL).',
      'Performed CRUD operations using a database.',
      'Built a RESTful API for a simple application (e.g., blog).',
      'Integrated database with the web server.',
      'Implemented basic GraphQL queries/mutations.',
      'Have 1-2 functional backend projects in your portfolio.',
    ]),
    ...signals('Ship', [
      'Deployed a full-stack application to a cloud provider.',
      'Configured a CI/CD pipeline for deployment.',
      'Implemented user authentication (login/registration).',
      'Implemented user authorization (roles/permissions).',
      'Applied a basic performance optimization (e.g., caching).',
      'Updated resume, LinkedIn, and GitHub with projects.',
      'Started applying for junior backend developer jobs.',
    ]),
  ],
  practices: [{ ...base('practice', 'Join Online Communities', ''), kind: 'practice' as const }],
  prompts: [
    { ...base('prompt', 'What went well this past two weeks?', ''), kind: 'prompt' as const },
    {
      ...base('prompt', "What challenged me, and how did I overcome it (or what's my plan to)?", ''),
      kind: 'prompt' as const,
    },
    { ...base('prompt', "What is one thing I'll try differently next week?", ''), kind: 'prompt' as const },
    { ...base('prompt', 'How does my current learning align with my overall goal?', ''), kind: 'prompt' as const },
    { ...base('prompt', 'Who did I connect with or help this week?', ''), kind: 'prompt' as const },
  ],
};

/** The backend roadmap, a fresh copy. */
export const seedRoadmap = (): Roadmap => structuredClone(SEED);
