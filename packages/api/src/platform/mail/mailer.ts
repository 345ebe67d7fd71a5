/** A plain-text mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Identifies a mail that may be sent twice, such as `receipt-1@shop.example`: mail servers show it once. */
  readonly messageId?: string | undefined;
}

/** Sends mails. */
export interface Mailer {
  /** Where mails go: to a mail server, to the log, or nowhere. They reach people only by SMTP. */
  readonly channel: 'smtp' | 'log' | 'none';
  /** Resolves when the mail server has accepted the mail. */
  send(mail: Mail): Promise<void>;
  /** Sends nothing, and takes as long as sending a mail. Never rejects. */
  pretend(): Promise<void>;
}
