/** How a framework is found: by the file that lists dependencies, or by the way it answers. */

export interface Framework {
  /** Files that list dependencies, and how the framework stands in them. */
  manifests: { file: RegExp; dependency: RegExp }[];
  /** Headers of its responses, all of them, unless somebody changed it; null where nothing gives it away. */
  signature: Record<string, RegExp> | null;
  /** What its own 404 says, as a page or inside of JSON. */
  notFound: RegExp | null;
}

const node = (name: string): Framework['manifests'] => [
  { file: /(^|\/)package\.json$/, dependency: new RegExp(`"${name}"\\s*:`) },
];
const python = (name: string): Framework['manifests'] => [
  {
    file: /(^|\/)(requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.(py|cfg)|environment\.ya?ml)$/,
    dependency: new RegExp(`(^|["'\\s\\[-])${name}\\b`, 'im'),
  },
];
const listed = (file: RegExp, dependency: RegExp): Framework['manifests'] => [{ file, dependency }];
const JVM = /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/;
const GO = /(^|\/)go\.mod$/;
const RUBY = /(^|\/)(Gemfile|[\w.-]+\.gemspec)$/;

export const FRAMEWORKS: Record<string, Framework> = {
  express: {
    manifests: node('express'),
    signature: { 'X-Powered-By': /^Express$/ },
    notFound: /Cannot GET \//,
  },
  fastify: { manifests: node('fastify'), signature: null, notFound: /"message":"Route GET:[^"]+ not found"/ },
  koa: { manifests: node('koa'), signature: null, notFound: null },
  hono: { manifests: node('hono'), signature: null, notFound: /^404 Not Found$/ },
  nest: { manifests: node('@nestjs/core'), signature: null, notFound: /"message":"Cannot GET \// },
  flask: {
    manifests: python('flask'),
    signature: { Server: /^Werkzeug\// },
    // The description that Werkzeug gives its 404: behind another server, and in an error handler’s JSON, it stays.
    notFound: /The requested URL was not found on the server\. If you entered the URL manually/,
  },
  django: {
    manifests: python('django'),
    // What the middleware of a new project sends. Not `Server: WSGIServer/…`: any program on Python's wsgiref says that.
    signature: {
      'X-Frame-Options': /^DENY$/,
      'X-Content-Type-Options': /^nosniff$/,
      'Referrer-Policy': /^same-origin$/,
    },
    notFound: /DisallowedHost|urlconf|<title>Page not found at|The requested resource was not found on this server\./i,
  },
  fastapi: { manifests: python('fastapi'), signature: null, notFound: /^\{"detail":"Not Found"\}$/ },
  rails: {
    manifests: listed(RUBY, /gem ["']rails["']/),
    signature: { 'X-Runtime': /^\d/ },
    notFound: null,
  },
  sinatra: { manifests: listed(RUBY, /gem ["']sinatra["']/), signature: null, notFound: /Sinatra/ },
  laravel: { manifests: listed(/(^|\/)composer\.json$/, /"laravel\/framework"\s*:/), signature: null, notFound: null },
  spring: {
    manifests: listed(JVM, /org\.springframework\.boot/),
    signature: null,
    notFound: /Whitelabel Error Page|"path":"\/[^"]*","?|"error":"Not Found"/,
  },
  gin: { manifests: listed(GO, /github\.com\/gin-gonic\/gin\b/), signature: null, notFound: null },
  echo: { manifests: listed(GO, /github\.com\/labstack\/echo\b/), signature: null, notFound: null },
  fiber: { manifests: listed(GO, /github\.com\/gofiber\/fiber\b/), signature: null, notFound: /^Cannot GET \// },
  aspnet: {
    manifests: listed(/\.csproj$/, /Microsoft\.(NET\.Sdk\.Web|AspNetCore)/),
    signature: { Server: /^Kestrel$/ },
    notFound: null,
  },
  actix: { manifests: listed(/(^|\/)Cargo\.toml$/, /^[ \t]*actix-web\b/m), signature: null, notFound: null },
};
