/** British and American spelling of the same words. */
export type Side = "british" | "american";

/**
 * Words in -ize go their own way: many who write "colour" and "analyse" write "organize" too (Oxford spelling). So they are
 * evidence for themselves first, and for the other words only where that is clear.
 */
export type Family = "ize" | "other";

export interface Spelling {
  readonly side: Side;
  readonly family: Family;
  /** The same word as the other side has it; undefined where it is not always that word: "program" may be British. Words in lower case. */
  readonly other: string | undefined;
}

/** How often an author wrote words as either side has them. */
export type SideCounts = Readonly<Record<Family, Readonly<Record<Side, number>>>>;

/** From this share of the cases on, an author has a spelling; below it, both are theirs. */
const SETTLED = 0.8;

/**
 * How the author spells a family of words: "mixed" where they do it both ways, undefined where nothing is known. Those who
 * write "organise" are British, and those who write "color" organize; the reverse says nothing.
 */
export function sideOf(family: Family, counts: SideCounts): Side | "mixed" | undefined {
  const own = settled(counts[family]);
  if (own) return own;
  if (family === "ize") return settled(counts.other) === "american" ? "american" : undefined;
  return settled(counts.ize) === "british" ? "british" : undefined;
}

function settled({ british, american }: Readonly<Record<Side, number>>): Side | "mixed" | undefined {
  const all = british + american;
  if (all === 0) return undefined;
  if (british >= SETTLED * all) return "british";
  return american >= SETTLED * all ? "american" : "mixed";
}

/** The spelling of a word in lower case; undefined where both sides have the same. */
export function spellingOf(lower: string): Spelling | undefined {
  return table.get(lower);
}

/**
 * Stems and endings after the lists of American-British-English-Translator (MIT), without words whose two spellings differ in
 * meaning or are good in both (licence, practise, disc, dialogue, cancellation), and without "analyses", a plural in both.
 */
const families = [
  {
    family: "ize",
    stems:
      "agon amort apolog author autom bapt capital categor central character civil colon commercial computer contextual critic crystall custom decentral democrat destabil digit dramat econom emphas empath energ equal euthan evangel familiar fantas fertil final formal fossil fratern general global harmon hospital human hypothes ideal immobil immortal individual industrial initial institutional internal international item jeopard legal legitim liberal local marginal material maxim mechan memor minim mobil modern monet monopol national natural neutral normal optim organ ostrac oxid parametr parameter patron penal personal philosoph plagiar polar popular priorit privat public pulver radical random rational real recogn reorgan revolution sanit scrutin secular serial social special stabil standard steril stigmat strateg subsid summar symbol sympath synchron synthes system tantal terror theor token trivial underutil util vandal verbal victim visual vocal western",
    british: "ise ises ised ising iser isers isable isation isations isational isationally",
    american: "ize izes ized izing izer izers izable ization izations izational izationally",
  },
  {
    family: "ize",
    stems: "unauthor uncategor uncivil unorgan unrecogn unreal disorgan",
    british: "ised isable",
    american: "ized izable",
  },
  {
    family: "other",
    stems: "anal catal dial electrol paral",
    british: "yse ysed ysing yser ysers",
    american: "yze yzed yzing yzer yzers",
  },
  {
    family: "other",
    stems:
      "arb ard arm behavi cand clam col demean discol dishon endeav fav ferv flav harb hon hum lab misbehavi neighb od parl ranc rig rum sav splend tum val vap vig",
    british:
      "our ours oured ouring ourer ourers ourful ourless ourable ourably ourite ourites ouritism oural ourally ourhood ourhoods ourly",
    american:
      "or ors ored oring orer orers orful orless orable orably orite orites oritism oral orally orhood orhoods orly",
  },
  {
    family: "other",
    stems:
      "barrel cancel carol channel counsel dial dishevel duel enamel equal fuel funnel grovel initial jewel label level libel marshal marvel model panel pedal pencil quarrel ravel relabel remodel revel rival shovel shrivel signal snivel spiral stencil swivel total towel travel tunnel unravel yodel",
    british: "led ling ler lers lings list lists",
    american: "ed ing er ers ings ist ists",
  },
  {
    family: "other",
    stems: "calib cent fib lit lust meag reconnoit sab scept sepulch somb spect theat",
    british: "re res red",
    american: "er ers ered",
  },
  { family: "other", stems: "centi kilo milli", british: "metre metres", american: "meter meters" },
  { family: "other", stems: "def off pret", british: "ence ences", american: "ense enses" },
  { family: "other", stems: "catalog", british: "ue ues ued uing", american: " s ed ing" },
  { family: "other", stems: "enro insti", british: "l ls lment lments", american: "ll lls llment llments" },
  { family: "other", stems: "fulfi", british: "l ls lment", american: "ll lls llment" },
  {
    family: "other",
    stems: "instal skil wil",
    british: "ment ments ful fully",
    american: "lment lments lful lfully",
  },
  {
    family: "other",
    stems: "m",
    british: "ould oulds ouldy oustache oustaches",
    american: "old olds oldy ustache ustaches",
  },
  { family: "other", stems: "gr", british: "ey eys eyed eyer eyish", american: "ay ays ayed ayer ayish" },
  {
    family: "other",
    stems: "s",
    british: "ceptic ceptics ceptical ceptically cepticism",
    american: "keptic keptics keptical keptically kepticism",
  },
  {
    family: "other",
    stems: "",
    british:
      "aeroplane aeroplanes ageing aluminium anaemia anaesthetic anaesthetics artefact artefacts cosy cosier encyclopaedia foetus haemorrhage jewellery manoeuvre manoeuvres manoeuvred oestrogen orthopaedic paediatric paediatrician plough ploughs ploughed ploughing pyjamas",
    american:
      "airplane airplanes aging aluminum anemia anesthetic anesthetics artifact artifacts cozy cozier encyclopedia fetus hemorrhage jewelry maneuver maneuvers maneuvered estrogen orthopedic pediatric pediatrician plow plows plowed plowing pajamas",
  },
] as const satisfies readonly Rule[];

/** British words whose American spelling has a British meaning of its own as well. */
const oneWay =
  "programme/program programmes/programs cheque/check cheques/checks tyre/tire tyres/tires storey/story storeys/stories metre/meter metres/meters";

interface Rule {
  readonly family: Family;
  /** What is in front of each ending; "" for whole words. */
  readonly stems: string;
  /** Endings, and what they are on the other side, in the same order. */
  readonly british: string;
  readonly american: string;
}

const table = readTable();

function readTable(): ReadonlyMap<string, Spelling> {
  const found = new Map<string, Spelling>();
  for (const { family, stems, british, american } of families) {
    const others = american.split(" ");
    for (const stem of stems.split(" ")) {
      british.split(" ").forEach((ending, place) => {
        const [own, other] = [stem + ending, stem + (others[place] ?? "")];
        found.set(own, { side: "british", family, other });
        found.set(other, { side: "american", family, other: own });
      });
    }
  }
  for (const pair of oneWay.split(" ")) {
    const [own = "", other = ""] = pair.split("/");
    found.set(own, { side: "british", family: "other", other });
  }
  return found;
}
