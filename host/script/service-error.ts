/** An error of a service, as a script sees it: `name` is Exception, the message Google's own. */
export class ServiceError extends Error {
  override readonly name = 'Exception';
}
