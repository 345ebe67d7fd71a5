/** The moment of the statement for a TIMESTAMP column, in UTC whatever zone the session is in. */
export declare const utcNow: import('objection').RawBuilder;
