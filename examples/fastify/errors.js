/** Thrown anywhere in a route: plugins/errors.js makes the response of it. */
export class HttpError extends Error {
  constructor(statusCode, message, fields, options) {
    super(message, options);
    this.statusCode = statusCode;
    this.fields = fields;
  }
}
