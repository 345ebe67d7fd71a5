/** A mail to one person, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mails. */
export interface Mailer {
  /** Resolves when somebody else has taken the mail on; rejects when nobody would. */
  send(mail: Mail): Promise<void>;
}
