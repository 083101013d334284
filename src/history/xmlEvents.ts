import { Tokenizer } from "htmlparser2";

/** What is met on the way through an XML document. Text has its character references as they are. */
export interface XmlEvents {
  /** An element begins; one without content ends at once. */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Goes through XML once, without a tree, however deep it is; what is not well formed is taken as it comes. */
export function readXml(source: string, events: XmlEvents): void {
  const nothing = () => undefined;
  let name = "";
  let attribute = "";
  let value = "";
  let attributes = new Map<string, string>();
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      onopentagname: (start, end) => {
        name = source.slice(start, end);
        attributes = new Map();
      },
      onattribname: (start, end) => {
        attribute = source.slice(start, end);
        value = "";
      },
      onattribdata: (start, end) => {
        value += source.slice(start, end);
      },
      onattribend: () => {
        attributes.set(attribute, value);
      },
      onopentagend: () => events.open(name, attributes),
      onselfclosingtag: () => {
        events.open(name, attributes);
        events.close(name);
      },
      onclosetag: (start, end) => events.close(source.slice(start, end)),
      ontext: (start, end) => events.text(source.slice(start, end)),
      ontextentity: nothing,
      onattribentity: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}
