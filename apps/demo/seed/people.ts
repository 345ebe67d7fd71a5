/** An account of the demo shop. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'customer' | 'staff';
}

/** The passwords are public, so never run the seed on a server that others can reach. */
const customerPassword = 'blue-rim-and-oak';

/** The server creates this account on startup, before the seed runs. */
export const staffAccount: DemoAccount = {
  name: 'Staff',
  email: 'staff@pottle.example',
  password: 'keeper-of-the-demo',
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
