/** A plain-text mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mails. */
export interface Mailer {
  /** Where mails go: to a mail server, to the log, or nowhere. Only by SMTP do they reach people. */
  readonly channel: 'smtp' | 'log' | 'none';
  /** Resolves when the mail server has accepted the mail. */
  send(mail: Mail): Promise<void>;
}
