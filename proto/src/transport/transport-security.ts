/** PEM material of one party. A certificate switches TLS on for a server, a certificate or an authority for a client. */
export interface TransportSecurity {
  readonly certificate?: Buffer | undefined;
  readonly key?: Buffer | undefined;
  /** Authority that peers are checked against; the system's own when absent. */
  readonly authority?: Buffer | undefined;
  /** A server accepts only clients with a certificate of the authority. */
  readonly clientAuthentication?: boolean | undefined;
}
