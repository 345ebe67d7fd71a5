/** What an API key may be allowed to do. A session may do everything that its account may. */
export declare const scopes: readonly ['read', 'orders', 'staff'];
export type Scope = (typeof scopes)[number];
/** Who may call a procedure: anyone, whoever is signed in (for what is theirs), or staff. */
export type Who = 'anyone' | 'customer' | 'staff';
export interface Access {
  readonly who: Who;
  /**
   * The scope that an API key needs for it; null: no key will do, only a session. Where anyone may call,
   * nobody is asked for a key.
   */
  readonly scope: Scope | null;
}
/**
 * Who may call what: every procedure of the router by its path, and the one place that says so. A
 * procedure that is missing here, or was built for others, answers nobody.
 */
export declare const accessTable: ReadonlyMap<string, Access>;
/**
 * The table's word on a procedure that was built for `who`.
 * @throws {Error} when the table does not name it, or names others.
 */
export declare function accessOf(path: string, who: Who | undefined): Access;
