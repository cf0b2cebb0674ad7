import type { ComponentChildren } from 'preact';
import { type HelpRequest, questions } from '../../lib/desk/request/request.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { licenceNames, materialNames } from '../flag/opportunity-words.ts';
import { shortAddress } from '../page/FactValue.tsx';
import { kindNames } from '../page/fact-words.ts';
import { needNames, questionNames } from './ask-words.ts';
import { wikiPage } from './wiki-page.ts';

/** What a request says, as people read it on its page: the particulars, then the answers. */
export function RequestDetails({ request }: { request: HelpRequest }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { item, kind, country, material, volume, licence, languages, links, partner } = request;
  const page = wikiPage(request.page);
  const publicRequest = wikiPage(request.publicRequest);
  return (
    <>
      <dl class="hp-facts">
        <Row name={text('asked-for')}>{text(needNames[request.need])}</Row>
        <Row name={text('flag-partner')}>{partner === '' ? null : <Data>{partner}</Data>}</Row>
        <Row name={text('flag-item-short')}>
          {item === null ? null : (
            <Link href={pageUrl('wikidata', item)}>
              <bdi dir="ltr">{item}</bdi>
            </Link>
          )}
        </Row>
        <Row name={text('flag-kind')}>{kind === null ? null : text(kindNames[kind])}</Row>
        <Row name={text('flag-country')}>
          {country.length === 0 ? null : i18n.list(country.map(i18n.country))}
        </Row>
        <Row name={text('flag-material-short')}>
          {material.length === 0 ? null : i18n.list(material.map(one => text(materialNames[one])))}
        </Row>
        <Row name={text('volume-short')}>{volume === '' ? null : <Data>{volume}</Data>}</Row>
        <Row name={text('flag-licence')}>{licence === null ? null : text(licenceNames[licence])}</Row>
        <Row name={text('flag-languages')}>
          {languages.length === 0 ? null : i18n.list(languages.map(i18n.languageName))}
        </Row>
        <Row name={text('flag-links')}>
          {links.length === 0
            ? null
            : links.map(link => (
                <div key={link}>
                  <Link href={link}>
                    <bdi dir="ltr">{shortAddress(link)}</bdi>
                  </Link>
                </div>
              ))}
        </Row>
        <Row name={text('ask-page')}>
          {page === null ? null : (
            <Link href={page.url}>
              <Data>{request.page}</Data>
            </Link>
          )}
        </Row>
        <Row name={text('public-request')}>
          {publicRequest === null ? null : (
            <Link href={publicRequest.url}>
              <Data>{request.publicRequest}</Data>
            </Link>
          )}
        </Row>
      </dl>
      {questions.map(question => {
        const answer = request.answers[question] ?? '';
        return answer === '' ? null : (
          <section key={question}>
            <h3>{text(questionNames[question])}</h3>
            <div class="hp-prose" dir="auto">
              {answer}
            </div>
          </section>
        );
      })}
    </>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
