/** What an author wants of a habit in their completions: other than as they write, or kept whatever is measured later. */
export const wishes = ["more", "less", "leaveOut", "pin"] as const;
export type Wish = (typeof wishes)[number];
