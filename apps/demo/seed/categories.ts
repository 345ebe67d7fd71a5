/** The categories of the demo shop, by the first part of their SKUs. */
const kindsOfCategories: Readonly<Record<string, readonly string[]>> = {
  Cooking: ['BOK', 'BRD', 'COL', 'KNF', 'MRT', 'PAN', 'POT', 'ROL', 'SCL', 'SPN', 'TIN', 'WSK'],
  Garden: ['CAN', 'PLN'],
  Home: ['BLK', 'BRM', 'CLK', 'CND', 'CSH', 'LMP', 'SOP', 'VAS'],
  Linen: ['APR', 'LIN'],
  'Storage and pantry': ['BSK', 'BTL', 'JAR'],
  Tableware: ['BWL', 'CUP', 'CUT', 'GLS', 'JUG', 'MUG', 'PLT'],
  'Tea and coffee': ['CAF', 'KTL', 'TPT'],
};

/** The category of the product. */
export function categoryOf(sku: string): string {
  const kind = sku.slice(0, 3);
  const [category] =
    Object.entries(kindsOfCategories).find(([, kinds]) => kinds.includes(kind)) ?? [];
  if (category === undefined) throw new Error(`No category has products such as ${sku}`);
  return category;
}
