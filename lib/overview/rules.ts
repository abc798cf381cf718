/** A term without a designated successor is the office's matter from half a year before its nominal end. */
export const successionDays = 183;
/** A designated term is its matter from a month before its nominal beginning: the hand-over is to be prepared. */
export const handOverDays = 30;
/** How much of each kind the overview shows; the rest is counted, and leads to the room where it is listed. */
export const mostDue = 10;
