/** How source code says that it uses a framework. Keys are those of `FRAMEWORKS`. */

const node = (name: string): RegExp => new RegExp(`(\\bfrom\\s+|\\brequire\\(\\s*|\\bimport\\(?\\s*)["']${name}["'/]`);
const python = (name: string): RegExp => new RegExp(`^[ \\t]*(from|import)[ \\t]+${name}\\b`, 'm');

export const IMPORTED: Record<string, RegExp> = {
  express: node('express'),
  fastify: node('fastify'),
  koa: node('koa'),
  hono: node('hono'),
  nest: node('@nestjs/(core|common)'),
  flask: python('flask'),
  django: python('django'),
  fastapi: python('fastapi'),
  rails: /\bRails\.application\b|< (ApplicationController|ActionController::)/,
  sinatra: /require ['"]sinatra/,
  laravel: /\buse Illuminate\\/,
  spring: /\bimport org\.springframework\./,
  gin: /"github\.com\/gin-gonic\/gin"/,
  echo: /"github\.com\/labstack\/echo/,
  fiber: /"github\.com\/gofiber\/fiber/,
  aspnet: /WebApplication\.Create|using Microsoft\.AspNetCore/,
  actix: /\buse actix_web\b/,
};
