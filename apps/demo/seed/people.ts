/** Someone who can sign in to the demo shop. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'customer' | 'staff';
}

/**
 * These passwords stand here for all to read: they open a shop that runs on one's own machine and is
 * filled with made-up data. Never seed a shop that others can reach.
 */
const customerPassword = 'blue-rim-and-oak';

/** The shopkeeper. The one who starts the server makes this account, before the shop is filled. */
export const staffAccount: DemoAccount = {
  name: 'Staff',
  email: 'staff@pottle.example',
  password: 'keeper-of-the-shelf',
  role: 'staff',
};

export const customers: readonly DemoAccount[] = [
  customer('Ada Okafor', 'ada'),
  customer('Tom Whitlock', 'tom'),
  customer('Priya Raman', 'priya'),
  customer('Siân Prosser', 'sian'),
  customer('George Adeyemi', 'george'),
  customer('Mairi Campbell', 'mairi'),
  customer('Lewis Hartley', 'lewis'),
  customer('Yasmin Haddad', 'yasmin'),
  customer('Ned Fairbrother', 'ned'),
  customer('Zofia Nowak', 'zofia'),
  customer('Callum Doyle', 'callum'),
  customer('Ruth Ellery', 'ruth'),
];

function customer(name: string, mailbox: string): DemoAccount {
  return { name, email: `${mailbox}@pottle.example`, password: customerPassword, role: 'customer' };
}
