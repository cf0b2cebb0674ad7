import '../../common/forms.css';
import { cdxIconClose } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { TextInput } from '../../common/TextInput.tsx';

/** Most characters of a topic on the configuration page. */
const longest = 80;

/** Topics in people's own words, added one after the other. */
export function TopicsField({
  topics,
  onChange,
}: {
  topics: readonly string[];
  onChange: (topics: readonly string[]) => void;
}) {
  const { text: message } = useI18n();
  const [text, setText] = useState('');
  const tooLong = text.trim().length > longest;
  const add = () => {
    const topic = text.trim();
    if (topic === '' || tooLong) return;
    setText('');
    if (!topics.some(one => one.toLowerCase() === topic.toLowerCase())) onChange([...topics, topic]);
  };
  return (
    <Field
      label={message('groups-topics')}
      help={message('groups-topics-help')}
      error={tooLong ? message('counter-over', text.trim().length - longest) : undefined}
      optional
    >
      {ids => (
        <>
          {topics.length === 0 ? null : (
            <ul class="hp-tokens">
              {topics.map(topic => (
                <li key={topic}>
                  <Data>{topic}</Data>
                  <Button
                    weight="quiet"
                    size="small"
                    icon={cdxIconClose}
                    label={message('token-remove', topic)}
                    onClick={() => onChange(topics.filter(other => other !== topic))}
                  />
                </li>
              ))}
            </ul>
          )}
          <div class="hp-people">
            <TextInput {...ids} value={text} onInput={setText} onEnter={add} />
            <Button disabled={text.trim() === '' || tooLong} onClick={add}>
              {message('people-add')}
              <span class="hp-hidden"> {message('groups-topics')}</span>
            </Button>
          </div>
        </>
      )}
    </Field>
  );
}
