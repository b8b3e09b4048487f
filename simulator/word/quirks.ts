/**
 * What some builds of Word do and others do not, each attested by reports (numbers of OfficeDev/office-js). A host is opened with those that an add-in is
 * to be tried on; what every Word does stands in the object model itself.
 */
export const wordQuirks = [
  /** Kinder than Word: getOoxml hands out tracking, protection and odd and even headers with the settings, which real Word leaves out (#2123). */
  "settings-handed-out",
  /** document.changeTrackingMode is asked for and left out of the answer: PropertyNotLoaded (#2797). */
  "tracking-unreadable",
  /** document.changeTrackingMode is set and nothing happens, without an error (#6450). */
  "tracking-unchanging",
  /** insertText with Replace on a content control puts the text at its start and takes nothing away (#1516, #1762, #4276). */
  "control-replace-as-start",
  /** What insertOoxml brings into a body loses the style of its last paragraph (#2914, #2411). */
  "last-style-lost",
  /** Section breaks of what is replaced stay, so that there are twice as many (#110). */
  "sections-doubled",
  /** What is inserted into a body that ends in a content control goes inside of it, with Replace too (#866, #4684, office-js-docs#874). */
  "controls-nested",
  /** Headers and footers of first or even pages fail where these do not differ from the others (office-js-docs-reference#1202). */
  "absent-heads-refused",
  /** getOoxml of Word on the web leaves out controls that stand inside of others; their text is there (#3098, #3640). */
  "child-controls-left-out",
] as const;

export type WordQuirk = (typeof wordQuirks)[number];
