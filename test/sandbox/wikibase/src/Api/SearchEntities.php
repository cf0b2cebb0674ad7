<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\EntityRow;
use WikibaseStandIn\EntityTerms;
use WikibaseStandIn\Languages;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\StandIn;

/** action=wbsearchentities: items or properties whose label or alias begins with a text, or that have this id. */
final class SearchEntities extends ApiBase {
	use Answer;

	private const CONCEPTS = 'http://www.wikidata.org/entity/';

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$found = $this->find( $params, $params['continue'] + $params['limit'] + 1 );
		$page = array_slice( $found, $params['continue'], $params['limit'] );
		$rows = StandIn::repo()->rows( array_column( $page, 'id' ) );
		$result = $this->getResult();
		$result->addValue( 'searchinfo', 'search', $params['search'] );
		$result->addValue( null, 'search', [] );
		foreach ( $page as $match ) {
			$result->addValue( 'search', null, $this->entry( $match, $rows[$match['id']], $params ) );
		}
		$next = $params['continue'] + $params['limit'];
		if ( count( $found ) > $next ) {
			$result->addValue( null, 'search-continue', $next );
		}
		$result->addValue( null, 'success', 1 );
	}

	/** @return list<array{id:string,type:string,text:string}> an id first, then terms */
	private function find( array $params, int $limit ): array {
		$languages = $params['strictlanguage'] ? [ $params['language'] ] : Languages::chain( $params['language'] );
		$matches = StandIn::repo()->search( $params['type'], $params['search'], $languages, $limit );
		$id = EntityId::parse( $params['search'] );
		$row = $id?->type === $params['type'] ? StandIn::repo()->row( $id->text ) : null;
		if ( $row && $row->redirect === null ) {
			array_unshift( $matches, [ 'id' => $row->id, 'type' => 'entityId', 'text' => $row->id ] );
		}
		$distinct = [];
		foreach ( $matches as $match ) {
			$distinct[$match['id']] ??= $match;
		}
		return array_values( $distinct );
	}

	private function entry( array $match, EntityRow $row, array $params ): array {
		$data = $row->data();
		$page = EntityId::parse( $row->id )->pageName();
		$local = StandIn::isRepo();
		$entry = [
			'id' => $row->id,
			'title' => $local ? $page : "d:Special:EntityPage/{$row->id}",
			'pageid' => $local ? $row->page : 0,
		];
		if ( isset( $data['datatype'] ) ) {
			$entry['datatype'] = $data['datatype'];
		}
		$entry += [
			'concepturi' => self::CONCEPTS . $row->id,
			'repository' => 'wikidata',
			'url' => StandIn::repoUrl() . '/wiki/' . ( $local ? $page : "Special:EntityPage/{$row->id}" ),
			'display' => [],
		];
		$entry += $this->terms( $data, $this->getRequest()->getRawVal( 'uselang' ) ?? $params['language'], $entry['display'] );
		$entry['match'] = array_intersect_key( $match, [ 'type' => 1, 'language' => 1, 'text' => 1 ] );
		if ( $match['type'] !== 'label' ) {
			$entry['aliases'] = [ $match['text'] ];
		}
		return $entry;
	}

	/** Label and description in the language or a fallback of it; $display says which. */
	private function terms( array $data, string $language, array &$display ): array {
		$terms = new EntityTerms( [ $language ], true );
		$texts = [];
		foreach ( [ 'labels' => 'label', 'descriptions' => 'description' ] as $part => $name ) {
			$term = $terms->select( $data[$part] )[$language] ?? null;
			if ( $term ) {
				$display[$name] = [ 'value' => $term['value'], 'language' => $term['language'] ];
				$texts[$name] = $term['value'];
			}
		}
		\MediaWiki\Api\ApiResult::setArrayType( $display, 'assoc' );
		return $texts;
	}

	public function getAllowedParams(): array {
		$codes = array_map( 'strval', array_keys( Languages::forTerms() ) );
		return [
			'search' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_REQUIRED => true ],
			'language' => [ ParamValidator::PARAM_TYPE => $codes, ParamValidator::PARAM_REQUIRED => true ],
			'strictlanguage' => [ ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
			'type' => [ ParamValidator::PARAM_TYPE => [ 'item', 'property' ], ParamValidator::PARAM_DEFAULT => 'item' ],
			'limit' => [
				ParamValidator::PARAM_TYPE => 'limit', ParamValidator::PARAM_DEFAULT => 7,
				IntegerDef::PARAM_MIN => 1, IntegerDef::PARAM_MAX => 50, IntegerDef::PARAM_MAX2 => 500,
			],
			'continue' => [ ParamValidator::PARAM_TYPE => 'integer', ParamValidator::PARAM_DEFAULT => 0 ],
			'props' => [
				ParamValidator::PARAM_TYPE => [ 'url' ], ParamValidator::PARAM_ISMULTI => true, ParamValidator::PARAM_DEFAULT => 'url',
			],
		];
	}
}
