import { answer, dated, json, sourced, sourcesByField } from '#app/api/v1/answer.ts';
import { bodies } from '#lib/body/queries.ts';

export const dynamic = 'force-dynamic';

/** Every body with its parent, mandate, terms of reference, offices and members with their dates: ?locale=en|ru. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale }) => {
    const view = await bodies(locale);
    if (!view) return 'empty';
    return json({
      today: view.today,
      bodies: view.bodies.map((body) => ({
        key: body.key,
        code: body.code,
        name: body.name,
        parent: body.parent?.key ?? null,
        mandate: { from: dated(body.mandate.from), to: dated(body.mandate.to) },
        termsOfReference: body.termsOfReference,
        restricted: body.restricted,
        source: sourced(body.source),
        sources: sourcesByField(locale, body, {
          name: body.name,
          parent: body.parent,
          mandate: body.mandate.from ?? body.mandate.to,
          termsOfReference: body.termsOfReference,
          restricted: body.restricted,
        }),
        offices: body.offices.map(({ key, name, joint, holders }) => ({
          key,
          name,
          joint,
          incumbents: holders.map((holder) => ({
            participant: holder.participant,
            since: dated(holder.since),
            sources: sourcesByField(locale, holder, { actualFrom: true }).actualFrom,
          })),
        })),
        members: body.members.map((member) => ({
          participant: member.participant,
          name: member.name,
          part: member.part,
          from: dated(member.from),
          to: dated(member.to),
          source: sourced(member.source),
        })),
      })),
    });
  });
}
