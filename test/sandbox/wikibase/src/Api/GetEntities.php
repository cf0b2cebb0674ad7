<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Title\Title;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\EntityRow;
use WikibaseStandIn\EntityShape;
use WikibaseStandIn\EntityTerms;
use WikibaseStandIn\Languages;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Sites;
use WikibaseStandIn\StandIn;

/** action=wbgetentities: entities by id or by the page they are linked with. */
final class GetEntities extends ApiBase {
	use Answer;

	private int $missing = 0;

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$ids = array_map( static fn ( $text ) => EntityId::parse( $text ) ?? throw new Refusal(
			'no-such-entity', Refusal::api( 'no-such-entity', [ $text ] )->messages, [ 'id' => $text ]
		), $params['ids'] ?? [] );
		if ( ( $params['sites'] === null ) !== ( $params['titles'] === null ) || ( !$ids && $params['titles'] === null ) ) {
			throw Refusal::api( 'param-missing' );
		}
		$wanted = array_column( $ids, null, 'text' );
		foreach ( $params['sites'] ?? [] as $site ) {
			$wanted += $this->bySite( $site, $params );
		}
		$this->answerEntities( $wanted, $params );
		$this->getResult()->addValue( null, 'success', 1 );
	}

	/** @return array<string,EntityId> */
	private function bySite( string $site, array $params ): array {
		$titles = $params['titles'];
		if ( $params['normalize'] ) {
			if ( count( $titles ) !== 1 || count( $params['sites'] ) !== 1 ) {
				throw Refusal::api( 'params-illegal' );
			}
			$to = Sites::normalize( $site, $titles[0] ) ?? $titles[0];
			if ( $to !== $titles[0] ) {
				$this->getResult()->addValue( [ 'normalized', 'n' ], 'from', $titles[0] );
				$this->getResult()->addValue( [ 'normalized', 'n' ], 'to', $to );
			}
			$titles = [ $to ];
		}
		$found = [];
		$linked = StandIn::repo()->bySitelinks( $site, $titles );
		foreach ( $titles as $title ) {
			$id = $this->fileOf( $site, $title ) ?? EntityId::parse( $linked[$title] ?? '' );
			if ( $id ) {
				$found[$id->text] = $id;
			} else {
				$this->missing--;
				$this->getResult()->addValue( 'entities', (string)$this->missing, [ 'site' => $site, 'title' => $title, 'missing' => '' ] );
			}
		}
		return $found;
	}

	/** Id of the media info of one of this site's own files. */
	private function fileOf( string $site, string $title ): ?EntityId {
		$page = StandIn::role() === 'media' && $site === StandIn::siteId() ? Title::newFromText( $title ) : null;
		return $page && $page->inNamespace( NS_FILE ) && $page->exists() ? EntityId::make( 'mediainfo', $page->getArticleID() ) : null;
	}

	/** @param array<string,EntityId> $ids */
	private function answerEntities( array $ids, array $params ): void {
		$rows = $this->read( array_keys( $ids ) );
		$targets = $this->read( array_values( array_filter( array_map( static fn ( $row ) => $row->redirect, $rows ) ) ) );
		$answers = [];
		foreach ( $ids as $text => $id ) {
			$row = $rows[$text] ?? null;
			$target = $row?->redirect !== null && $params['redirects'] === 'yes' ? ( $targets[$row->redirect] ?? null ) : null;
			$row = $row?->redirect === null ? $row : $target;
			$answers[$text] = $row === null ? [ 'id' => $text, 'missing' => '' ] : $this->entity( $row, $params, $target ? $text : null );
		}
		$datatypes = $this->datatypes( $answers );
		foreach ( $answers as $text => $answer ) {
			if ( isset( $answer['claims'] ) ) {
				$answer['claims'] = EntityShape::statementGroups( $answer['claims'], $datatypes );
			}
			$this->getResult()->addValue( 'entities', $text, EntityShape::mark( $answer ), self::flags() );
		}
		$this->getResult()->addArrayType( 'entities', 'assoc' );
	}

	/** Sizes are not added up: fifty large items are a legal answer. */
	private static function flags(): int {
		return \MediaWiki\Api\ApiResult::NO_SIZE_CHECK;
	}

	/**
	 * @param list<string> $ids
	 * @return array<string,EntityRow>
	 */
	private function read( array $ids ): array {
		$media = array_values( array_filter( $ids, static fn ( $id ) => $id[0] === 'M' ) );
		return StandIn::repo()->rows( array_values( array_diff( $ids, $media ) ) )
			+ ( StandIn::role() === 'media' ? StandIn::local()->rows( $media ) : [] );
	}

	private function entity( EntityRow $row, array $params, ?string $redirectedFrom ): array {
		$props = array_flip( $params['props'] );
		$data = $row->data();
		$answer = isset( $props['info'] ) ? $this->info( $row ) : [];
		if ( $redirectedFrom !== null && isset( $props['info'] ) ) {
			$answer['redirects'] = [ 'from' => $redirectedFrom, 'to' => $row->id ];
		}
		$answer += array_intersect_key( $data, [ 'type' => 1, 'datatype' => 1, 'id' => 1 ] );
		$terms = new EntityTerms( $params['languages'], $params['languagefallback'] );
		foreach ( [ 'labels', 'descriptions', 'aliases' ] as $part ) {
			if ( isset( $props[$part] ) && isset( $data[$part] ) ) {
				$answer[$part] = $part === 'aliases' ? $terms->own( $data[$part] ) : $terms->select( $data[$part] );
			}
		}
		foreach ( isset( $props['claims'] ) ? [ 'claims', 'statements' ] : [] as $part ) {
			$answer += array_intersect_key( $data, [ $part => 1 ] );
		}
		if ( isset( $data['sitelinks'] ) && ( isset( $props['sitelinks'] ) || isset( $props['sitelinks/urls'] ) ) ) {
			$answer['sitelinks'] = $this->sitelinks( $data['sitelinks'], $params['sitefilter'], isset( $props['sitelinks/urls'] ) );
		}
		return $answer;
	}

	private function info( EntityRow $row ): array {
		$id = EntityId::parse( $row->id );
		$title = $row->type === 'mediainfo' ? Title::newFromID( $row->page )?->getPrefixedText() : $id->pageName();
		return [
			'pageid' => $row->page,
			'ns' => [ 'item' => NS_MAIN, 'property' => EntityId::PROPERTY_NAMESPACE, 'mediainfo' => NS_FILE ][$row->type],
			'title' => $title,
			'lastrevid' => $row->revision,
			'modified' => $row->modified,
		];
	}

	private function sitelinks( array $links, ?array $only, bool $urls ): array {
		$links = $only ? array_intersect_key( $links, array_flip( $only ) ) : $links;
		foreach ( $urls ? $links : [] as $site => $link ) {
			$links[$site]['url'] = Sites::url( $site, $link['title'] );
		}
		return $links;
	}

	/** Media info comes without data types, as the real one does. */
	private function datatypes( array $answers ): array {
		$properties = [];
		foreach ( $answers as $answer ) {
			$properties += array_flip( EntityShape::properties( $answer['claims'] ?? [] ) );
		}
		return StandIn::repo()->datatypes( array_keys( $properties ) );
	}

	public function getAllowedParams(): array {
		$props = [ 'info', 'sitelinks', 'sitelinks/urls', 'aliases', 'labels', 'descriptions', 'claims', 'datatype' ];
		$several = [ ParamValidator::PARAM_ISMULTI => true ];
		return [
			'ids' => [ ParamValidator::PARAM_TYPE => 'string' ] + $several,
			'sites' => [ ParamValidator::PARAM_TYPE => Sites::ids(), ParamValidator::PARAM_ALLOW_DUPLICATES => true ] + $several,
			'titles' => [ ParamValidator::PARAM_TYPE => 'string' ] + $several,
			'redirects' => [ ParamValidator::PARAM_TYPE => [ 'yes', 'no' ], ParamValidator::PARAM_DEFAULT => 'yes' ],
			'props' => [
				ParamValidator::PARAM_TYPE => $props,
				ParamValidator::PARAM_DEFAULT => 'info|sitelinks|aliases|labels|descriptions|claims|datatype',
			] + $several,
			'languages' => [ ParamValidator::PARAM_TYPE => array_map( 'strval', array_keys( Languages::forTerms() ) ) ] + $several,
			'languagefallback' => [ ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
			'normalize' => [ ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
			'sitefilter' => [ ParamValidator::PARAM_TYPE => Sites::ids() ] + $several,
		];
	}
}
