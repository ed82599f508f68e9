/** A piece of HTML that is safe to put into another; everything else put in is escaped. */
export class Html {
  text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const MARKS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const put = (value: unknown): string => {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(put).join('');
  return String(value ?? '').replace(/[&<>"']/g, (mark) => MARKS[mark] ?? '');
};

export function html(texts: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(
    texts.map((text, at) => text + (at < values.length ? put(values[at]) : '')).join(''),
  );
}
