/** A list whose entries begin with a dash. */
export const dashes =
  "tw:*:ps-5 tw:*:-indent-5 tw:*:before:inline-block tw:*:before:w-5 tw:*:before:indent-0 tw:*:before:content-['–']";
