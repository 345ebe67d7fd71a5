import { getDocument } from 'unpdf/pdfjs';

/** A page of a PDF. Lengths are in points: 1/72 inch. */
interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** All text of the page, without whitespace, because justification and wrapping move it. */
  readonly text: string;
  /** The box around all text. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Reads the pages of a PDF. */
export async function readPdf(content: Buffer): Promise<PdfPage[]> {
  const document = await getDocument({ data: new Uint8Array(content) }).promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [left, bottom] = [Number(item.transform[4]), Number(item.transform[5])];
      const [right, top] = [left + item.width, bottom + item.height];
      return [{ text: item.str, left, right, bottom, top }];
    });
    pages.push({
      width,
      height,
      text: texts.map(({ text }) => text.replaceAll(/\s/g, '')).join(''),
      left: Math.min(...texts.map(({ left }) => left)),
      right: Math.max(...texts.map(({ right }) => right)),
      bottom: Math.min(...texts.map(({ bottom }) => bottom)),
      top: Math.max(...texts.map(({ top }) => top)),
    });
  }
  return pages;
}
