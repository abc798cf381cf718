/** How large a grown register is: about 200 documents to a conference, at most 500 conferences, 200 States whatever its scale. */
export type Scale = { documents: number; conferences: number; states: number };

export const scaleOf = (documents: number): Scale => ({
  documents,
  conferences: Math.min(500, Math.max(3, Math.round(documents / 200))),
  states: 200,
});
