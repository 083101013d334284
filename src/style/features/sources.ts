/** Works that features are taken from; short forms, for {@link Feature.source}. */
export const biber = "Biber 1988, Variation across Speech and Writing";
export const hyland = "Hyland 2005, Metadiscourse";
export const liwc = "Tausczik & Pennebaker 2010, The Psychological Meaning of Words";
export const mosteller = "Mosteller & Wallace 1964, Inference and Disputed Authorship";
export const quirk = "Quirk et al. 1985, A Comprehensive Grammar of the English Language";
export const yule = "Yule 1939, On Sentence-Length as a Statistical Characteristic of Style";
export const covington = "Covington & McFall 2010, Cutting the Gordian Knot: MATTR";
export const nielsen = "Nielsen 2011, AFINN";
export const ure = "Ure 1971, Lexical Density and Register Differentiation";
export const cohesion = "Halliday & Hasan 1976, Cohesion in English";
export const prince = "Prince 1981, Toward a Taxonomy of Given–New Information";
export const chafe = "Chafe 1982, Integration and Involvement in Speaking, Writing, and Oral Literature";
export const stamatatos = "Stamatatos 2009, A Survey of Modern Authorship Attribution Methods";
